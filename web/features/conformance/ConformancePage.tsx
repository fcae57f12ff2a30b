import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasRole, useMe } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './conformance.module.css'

type Conformance = ReplyData<Api['getConformance']>
type Group = Conformance['groups'][number]
type Item = Group['items'][number]
type State = Item['state']
type Part = Item['parts'][number]

const marks: Record<State, string> = { met: '✓', unmet: '○', no_result: '–' }
/** The words of requirements are found by their ids, which come from the server. */
const useWords = () => useTranslation('conformance').t as unknown as (key: string) => string

function StateMark({ state }: { state: State }) {
  const { t } = useTranslation('conformance')
  return (
    <span className={`${styles.state} ${styles[state]}`}>
      <span aria-hidden="true">{marks[state]}</span> {t(`state.${state}`)}
    </span>
  )
}

function Proofs({ part }: { part: Part }) {
  const { t } = useTranslation('conformance')
  return (
    <ul className={styles.proofs} aria-label={t('proof')}>
      {part.proofs.map(({ title, outcome }) => (
        <li key={title}>
          <span lang="en">{title}</span> ({t(`outcome.${outcome}`)})
        </li>
      ))}
    </ul>
  )
}

function Line({ item, tested }: { item: Item; tested: boolean }) {
  const { t } = useTranslation('conformance')
  const words = useWords()
  const noTest = tested && item.parts.every((part) => part.proofs.length === 0)
  return (
    <li className={styles.line}>
      <span className={styles.id}>{item.id}</span>
      <div className={styles.words}>
        <p>{words(`${item.id}.text`)}</p>
        {noTest && item.state === 'unmet' && <p className={styles.quiet}>{t('noTest')}</p>}
        {tested &&
          !noTest &&
          item.parts.map((part) => (
            <div key={part.id}>
              {item.parts.length > 1 && (
                <p className={styles.part}>
                  {words(part.id)} <StateMark state={part.state} />
                </p>
              )}
              {part.proofs.length > 0 && <Proofs part={part} />}
            </div>
          ))}
      </div>
      <StateMark state={item.state} />
    </li>
  )
}

function Section({ group, tested }: { group: Group; tested: boolean }) {
  const words = useWords()
  const { t } = useTranslation('conformance')
  const met = group.items.filter((item) => item.state === 'met').length
  return (
    <section className={styles.group}>
      <h2>
        {words(`group.${group.name}`)} {tested && <span className={styles.figure}>{t('of', { met, all: group.items.length })}</span>}
      </h2>
      <ul className={styles.lines}>
        {group.items.map((item) => (
          <Line key={item.id} item={item} tested={tested} />
        ))}
      </ul>
    </section>
  )
}

function Ran({ run }: { run: Conformance['run'] }) {
  const { t } = useTranslation('conformance')
  const format = useFormat()
  const administrator = hasRole(useMe(), 'administrator')
  if (!run) return <p className={styles.note}>{[t('untestedBody'), administrator && t('untestedHow')].filter(Boolean).join(' ')}</p>
  const at = format.exact(run.at)
  const commit = run.commit?.slice(0, 12)
  return (
    <p className={styles.note}>
      {commit ? t(run.changed ? 'ranChanged' : 'ran', { at, commit }) : t('ranUnknown', { at })}.{!run.whole && ` ${t('partly')}`}
    </p>
  )
}

/** What an inspector asks for (Decree 30/2020 art. 19 k.2): each line of Phụ lục VI part I, and what proves it in this build. */
export default function ConformancePage() {
  const { t } = useTranslation('conformance')
  const conformance = useQuery(query('getConformance', {}))
  if (conformance.isError) return <ErrorPanel error={conformance.error} onRetry={() => void conformance.refetch()} />
  if (!conformance.data) return <SkeletonRows rows={10} />
  const { run, groups } = conformance.data
  const items = groups.flatMap((group) => group.items)
  const count = (state: State) => items.filter((item) => item.state === state).length
  return (
    <div className={styles.page}>
      <PageHeader
        eyebrow={t('title')}
        title={run ? t('headline', { met: count('met'), all: items.length }) : t('untested')}
        actions={
          <span className={styles.print}>
            <ActButton onClick={() => window.print()}>{t('print')}</ActButton>
          </span>
        }
      />
      <Ran run={run} />
      <ul className={styles.counts} aria-label={t('counts')}>
        {(['met', 'unmet', 'no_result'] as const).map((state) => (
          <li key={state}>
            <b>{count(state)}</b> <StateMark state={state} />
          </li>
        ))}
      </ul>
      <p className={styles.lead}>{t('lead')}</p>
      <p className={styles.lead}>{t('rule')}</p>
      {groups.map((group) => (
        <Section key={group.name} group={group} tested={run !== null} />
      ))}
    </div>
  )
}
