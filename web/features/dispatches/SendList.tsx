import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { MiniMatrix } from '../../ui/MiniMatrix.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import type { Send } from './dispatches.ts'
import styles from './overview.module.css'

function SendCard({ send }: { send: Send }) {
  const { t } = useTranslation('dispatches')
  const { t: tForwarding } = useTranslation('forwarding')
  const format = useFormat()
  const { progress } = send
  const accepted = t('overview.accepted', { accepted: progress.accepted, total: progress.forAction })
  return (
    <li>
      <Link to={paths.matrix(send.id)} className={styles.card}>
        <span className={styles.meta}>
          <span>{send.code}</span>
          <span>
            {format.near(send.sentAt)}
            {send.forwardsDeliveryId && ` · ${tForwarding('short')}`}
            {send.followsDispatchId && ` · ${t('overview.supplement')}`}
          </span>
        </span>
        <span className={styles.cardTitle}>{send.subject}</span>
        <SinceMarks amendedBy={send.amendedBy} recalledOn={send.recalledOn} />
        <MiniMatrix states={send.cells} label={accepted} />
        <span className={styles.meta}>
          <span>{accepted}</span>
          <span>{t('overview.finished', { count: progress.finished })}</span>
        </span>
      </Link>
    </li>
  )
}

/** On the phone: one send a card, each with its little matrix. */
export function SendList({ unitId }: { unitId: string }) {
  const { t } = useTranslation('dispatches')
  const list = useInfiniteQuery({
    queryKey: ['listDispatches', { query: { unitId } }],
    queryFn: ({ pageParam }) => call('listDispatches', { query: { unitId, limit: 20, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
  if (list.isPending) return <SkeletonRows rows={5} />
  if (!list.data || hasFailed(list)) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  return (
    <>
      <ul className={styles.list}>
        {list.data.pages
          .flatMap((page) => page.items)
          .map((send) => (
            <SendCard key={send.id} send={send} />
          ))}
      </ul>
      {list.hasNextPage && (
        <ActButton wide busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </ActButton>
      )}
    </>
  )
}
