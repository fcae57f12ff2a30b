import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SelectField } from '../../ui/Field.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { usePdfText } from '../../ui/pdf-text.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './versions.module.css'
import { differencesOf, type Paragraph, type Revision, type Revisions, usualPair } from './versions.ts'

function Marked({ paragraph }: { paragraph: Paragraph }) {
  const { t } = useTranslation('consultations')
  return (
    <p className={styles.paragraph}>
      {paragraph.map(({ kind, text }, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
        if (kind === 'same') return <span key={index}>{text}</span>
        const Tag = kind === 'added' ? 'ins' : 'del'
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a piece is its place in the text
          <Tag key={index} className={styles[kind]}>
            <span className={styles.hidden}>{t(`versions.${kind}`)} </span>
            {text}
          </Tag>
        )
      })}
    </p>
  )
}

function Differences({ from, to }: { from: Revision; to: Revision }) {
  const { t } = useTranslation('consultations')
  const [all, setAll] = useState(false)
  const [before, after] = [usePdfText(from.url ?? undefined), usePdfText(to.url ?? undefined)]
  const found = useMemo(() => (before.state === 'ready' && after.state === 'ready' ? differencesOf(before.text, after.text) : undefined), [before, after])
  if (before.state === 'failed' || after.state === 'failed') return <ErrorPanel text={t('versions.unreadable')} />
  if (!found) return <SkeletonRows rows={10} />
  if (found.empty) return <EmptyState title={t('versions.scanTitle')} body={t('versions.scanBody')} />
  const changed = found.paragraphs.filter((paragraph) => paragraph.some((one) => one.kind !== 'same'))
  const shown = all || changed.length === 0 ? found.paragraphs : changed
  return (
    <section aria-labelledby="differences">
      <div className={styles.differencesHead}>
        <h2 id="differences" role="status">
          {found.changes === 0 ? t('versions.alike') : t('versions.changes', { count: found.changes })}
        </h2>
        {changed.length > 0 && (
          <ActButton quiet onClick={() => setAll(!all)}>
            {t(all ? 'versions.changedOnly' : 'versions.wholeText')}
          </ActButton>
        )}
      </div>
      <p className={styles.legend}>
        <del className={styles.removed}>{t('versions.legendRemoved')}</del> <ins className={styles.added}>{t('versions.legendAdded')}</ins>
      </p>
      <div className={styles.flow}>
        {shown.map((paragraph, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph is its place in the text
          <Marked key={index} paragraph={paragraph} />
        ))}
      </div>
    </section>
  )
}

function RevisionList({ revisions }: { revisions: Revisions }) {
  const { t } = useTranslation('consultations')
  const format = useFormat()
  return (
    <section aria-labelledby="revisions">
      <h2 id="revisions" className={styles.listHead}>
        {t('versions.list')}
      </h2>
      <ul className={styles.list}>
        {revisions.items.map((one) => (
          <li key={one.n}>
            <span>
              <b>{t('versions.name', { n: one.n })}</b> {t(`versions.kind.${one.kind}`)}
              {one.unchanged && ` · ${t('versions.unchanged')}`}
            </span>
            <span className={styles.meta} title={format.exact(one.at)}>
              {[one.by, format.near(one.at)].filter(Boolean).join(' · ')}
            </span>
            {one.url && (
              <a href={one.url} target="_blank" rel="noopener">
                {t('versions.open')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Chosen({ revisions }: { revisions: Revisions }) {
  const { t } = useTranslation('consultations')
  const [search, setSearch] = useSearchParams()
  const readable = revisions.items.filter((one) => one.url !== null)
  const usual = usualPair(readable)
  const pick = (name: 'tu' | 'den') => readable.find((one) => String(one.n) === search.get(name)) ?? (name === 'tu' ? usual?.from : usual?.to)
  const [from, to] = [pick('tu'), pick('den')]
  if (!from || !to) return <EmptyState title={t('versions.oneTitle')} body={t('versions.oneBody')} />
  const options = readable.map((one) => ({ value: String(one.n), label: `${t('versions.name', { n: one.n })} ${t(`versions.kind.${one.kind}`)}` }))
  const choose = (tu: number | string, den: number | string) => setSearch({ tu: String(tu), den: String(den) }, { replace: true })
  return (
    <>
      <div className={styles.pair}>
        <SelectField label={t('versions.from')} value={String(from.n)} options={options} onChange={(value) => choose(value, to.n)} />
        <SelectField label={t('versions.to')} value={String(to.n)} options={options} onChange={(value) => choose(from.n, value)} />
      </div>
      <Differences key={`${from.n} ${to.n}`} from={from} to={to} />
    </>
  )
}

/** The forms of a document, two of them as one flow with what was taken away and what came. */
export default function VersionsPage() {
  const { t } = useTranslation('consultations')
  const typeName = useTypeName()
  const { documentId = '' } = useParams()
  const found = useQuery(query('listRevisions', { params: { id: documentId } }))
  if (found.isPending) return <SkeletonRows rows={8} />
  if (!found.data || hasFailed(found)) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  const { document, items } = found.data
  return (
    <div className={styles.page}>
      <PageHeader
        back={{ label: t('page.back'), to: paths.document(document.id) }}
        eyebrow={`${typeName(document.typeName)}: ${document.subject}`}
        title={t('versions.title', { count: items.length })}
      />
      <Chosen revisions={found.data} />
      <RevisionList revisions={found.data} />
    </div>
  )
}
