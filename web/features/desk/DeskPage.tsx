import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { hasRole, useMe } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { KeyHints } from '../../ui/KeyHints.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { DeskRow } from './DeskRow.tsx'
import styles from './desk.module.css'
import { addressOf, type Desk, type DeskItem, inOrder, isCommitting, keyOf, withDone } from './desk.ts'
import { UnderWay } from './UnderWay.tsx'
import { useDeskActs } from './use-desk-acts.ts'

function useHeadline(desk: Desk | undefined): string {
  const { t } = useTranslation('desk')
  if (!desk) return t('loading')
  if (desk.total === 0) return t('headlineNone')
  return desk.overdue > 0 ? t('headlineOverdue', { count: desk.total, overdue: desk.overdue }) : t('headline', { count: desk.total })
}

function Keys() {
  const { t } = useTranslation('desk')
  const keys = [
    ['↑ ↓', t('keys.choose')],
    ['Enter', t('keys.open')],
    ['T', t('keys.act')],
    ['Ctrl K', t('keys.search')],
    ['?', t('keys.all')],
  ] as const
  return <KeyHints keys={keys} />
}

function Work({ desk }: { desk: Desk }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const navigate = useNavigate()
  const hindered = useActReason()
  const { act, done, outcomeOf, busyId } = useDeskActs()
  const groups = inOrder(withDone(desk.items, done), format.today())
  const rows = groups.flatMap((group) => group.items)
  const withRow = (what: (item: DeskItem) => unknown) => (index: number) => {
    const item = rows[index]
    if (item) what(item)
  }
  const active = useListKeys(
    rows.length,
    withRow((item) => navigate(addressOf(item))),
    { t: withRow((item) => !hindered && !outcomeOf(item) && act(item, rows)) },
  )
  const meant = rows[active]
  const commits = (item: DeskItem) => isCommitting(item) && !outcomeOf(item)
  const red = meant && commits(meant) ? meant : rows.find(commits)
  if (rows.length === 0) return <EmptyState title={t('emptyTitle')} body={t('emptyBody')} />
  const rest = desk.total - desk.items.length
  return (
    <>
      {groups.map(({ section, items }) => (
        <section key={section} aria-labelledby={`desk-${section}`}>
          <h2 id={`desk-${section}`} className={styles.section}>
            {t(`section.${section}`)}
          </h2>
          <ul className={styles.rows}>
            {items.map((item) => (
              <DeskRow
                key={keyOf(item)}
                item={item}
                active={item === meant}
                red={item === red}
                busy={busyId === item.objectId}
                hindered={hindered}
                outcome={outcomeOf(item)}
                onAct={() => void act(item, rows)}
              />
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
