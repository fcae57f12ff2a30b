import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import type { Asked, Line, Picked } from './report.ts'
import styles from './reports.module.css'

type Page = ReplyData<Api['listReportLines']>
function useLines({ kind, ...asked }: Asked, { key, figure }: Picked) {
  const { unitId } = useOffice()
  const input = { params: { kind }, query: { unitId, ...asked, figure, ...(key !== null && { key }) } }
  return useInfiniteQuery<Page, Error, InfiniteData<Page>, unknown[], string>({
    queryKey: ['listReportLines', input],
    queryFn: ({ pageParam }) => call('listReportLines', { ...input, query: { ...input.query, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })
}

function LineRow({ line, kind }: { line: Line; kind: Asked['kind'] }) {
  const { t } = useTranslation('reports')
  const { t: ofDispatches } = useTranslation('dispatches')
  const format = useFormat()
  const to = kind === 'incoming' ? line.deliveryId && paths.delivery(line.deliveryId) : line.documentId && paths.document(line.documentId)
  const days = [line.dueOn && t('lines.due', { date: format.day(line.dueOn) }), line.finishedOn && t('lines.finished', { date: format.day(line.finishedOn) })]
  return (
    <li className={styles.line}>
      <span className={styles.number}>
        <b>{line.n}</b>
        <span className={styles.meta}>{format.day(line.enteredOn)}</span>
      </span>
      <span className={styles.words}>
        {to ? <Link to={to}>{[line.code, line.subject].filter(Boolean).join(' · ')}</Link> : <span>{t('lines.hidden')}</span>}
        <span className={styles.meta}>{[line.partyName, line.leadName].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={styles.progress}>
        <span>{line.state && ofDispatches(`state.${line.state}`)}</span>
        <span className={line.figure === 'overdue' ? styles.late : styles.meta}>{days.filter(Boolean).join(', ')}</span>
      </span>
    </li>
  )
}

/** What stands behind the figure that was opened. */
export function Lines({ asked, picked, title, onClose }: { asked: Asked; picked: Picked; title: string; onClose: () => void }) {
  const { t } = useTranslation('reports')
  const list = useLines(asked, picked)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <section className={styles.lines} aria-label={title}>
      <div className={styles.linesHead}>
        <h2>{title}</h2>
        <ActButton quiet onClick={onClose}>
          {t('lines.close')}
        </ActButton>
      </div>
      {list.isPending && <SkeletonRows rows={4} />}
      {hasFailed(list) && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.data && items.length === 0 && <p className={styles.meta}>{t('lines.none')}</p>}
      <ul>
        {items.map((line) => (
          <LineRow key={line.id} line={line} kind={asked.kind} />
        ))}
      </ul>
      {list.hasNextPage && (
        <ActButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('lines.more')}
        </ActButton>
      )}
    </section>
  )
}
