import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasRole, useMe } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { DeskRow } from './DeskRow.tsx'
import styles from './desk.module.css'
import { addressOf, type Desk, inOrder, isCommitting, keyOf } from './desk.ts'
import { UnderWay } from './UnderWay.tsx'

function useHeadline(desk: Desk | undefined): string {
  const { t } = useTranslation('desk')
  if (!desk) return t('loading')
  if (desk.total === 0) return t('headlineNone')
  return desk.overdue > 0 ? t('headlineOverdue', { count: desk.total, overdue: desk.overdue }) : t('headline', { count: desk.total })
}

function Keys() {
  const { t } = useTranslation('desk')
  return (
    <p className={styles.keys} aria-hidden="true">
      <span>
        <kbd>↑</kbd> <kbd>↓</kbd> {t('keys.choose')}
      </span>
      <span>
        <kbd>Enter</kbd> {t('keys.open')}
      </span>
      <span>
        <kbd>Ctrl K</kbd> {t('keys.search')}
      </span>
      <span>
        <kbd>?</kbd> {t('keys.all')}
      </span>
    </p>
  )
}

function Work({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const navigate = useNavigate()
  const groups = inOrder(desk.items, format.today())
  const rows = groups.flatMap((group) => group.items)
  const active = useListKeys(rows.length, (index) => {
    const item = rows[index]
    if (item) void navigate(addressOf(item))
  })
  const meant = rows[active]
  const red = meant && isCommitting(meant) ? meant : rows.find(isCommitting)
  if (rows.length === 0) return <EmptyState title={t('emptyTitle')} body={t('emptyBody')} />
  const rest = desk.total - rows.length
  return (
    <>
      {groups.map(({ section, items }) => (
        <section key={section} aria-labelledby={`desk-${section}`}>
          <h2 id={`desk-${section}`} className={styles.section}>
            {t(`section.${section}`)}
          </h2>
          <ul className={styles.rows}>
            {items.map((item) => (
              <DeskRow key={keyOf(item)} item={item} active={item === meant} red={item === red} />
            ))}
          </ul>
        </section>
      ))}
      {rest > 0 && <p className={styles.none}>{t('more', { count: rest })}</p>}
      <Keys />
    </>
  )
}

/** Việc cần làm: what waits for this person, overdue first, each row with the one act it needs. */
export default function DeskPage() {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const me = useMe()
  const desk = useQuery(query('getDesk', {}))
  const headline = useHeadline(desk.data)
  const toSeal = desk.data?.counts.seal ?? 0
  const writes = hasRole(me, 'officer') || hasRole(me, 'clerk') || hasRole(me, 'leader')
  return (
    <div className={styles.page}>
      <div className={styles.work}>
        <PageHeader
          eyebrow={format.longDay(new Date())}
          title={headline}
          actions={
            writes && (
              <>
                {toSeal > 1 && (
                  <ActButton to={paths.sealMany()} keys="C">
                    {t('sealMany', { count: toSeal })}
                  </ActButton>
                )}
                <ActButton to={paths.newDocument()} keys="N">
                  {t('new')}
                </ActButton>
              </>
            )
          }
        />
        {desk.isPending && <SkeletonRows rows={7} />}
        {desk.isError && <ErrorPanel error={desk.error} onRetry={() => void desk.refetch()} />}
        {desk.data && <Work desk={desk.data} />}
      </div>
      <div className={styles.beside}>{writes && <UnderWay />}</div>
    </div>
  )
}
