import { type InfiniteData, keepPreviousData, type UseInfiniteQueryResult, useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { call } from '../../platform/api.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import table from './book-table.module.css'
import styles from './registers.module.css'

type BookName = 'listPostItems' | 'listCopyUses'
type Page<N extends BookName> = ReplyData<Api[N]>

export function useBook<N extends BookName>(name: N, year: number): UseInfiniteQueryResult<InfiniteData<Page<N>>> {
  const { unitId } = useOffice()
  const query = { unitId, year }
  return useInfiniteQuery<Page<N>, Error, InfiniteData<Page<N>>, unknown[], string>({
    queryKey: [name, query],
    queryFn: ({ pageParam }) => call<BookName>(name, { query: { ...query, ...(pageParam && { cursor: pageParam }) } }) as Promise<Page<N>>,
    initialPageParam: '',
    getNextPageParam: (page) => page?.next ?? null,
    placeholderData: keepPreviousData,
  })
}

type Props = {
  list: UseInfiniteQueryResult<InfiniteData<{ items: unknown[] }>>
  label: string
  columns: readonly string[]
  empty: { title: string; body: string }
}

/** A book as a table; cards in the hand. */
export function BookTable({ list, label, columns, empty, children }: Props & { children: ReactNode }) {
  const { t } = useTranslation('registers')
  if (list.isPending) return <SkeletonRows rows={6} />
  if (hasFailed(list)) return <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />
  if ((list.data?.pages[0]?.items.length ?? 0) === 0) return <EmptyState title={empty.title} body={empty.body} />
  return (
    <>
      <table className={table.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      {list.hasNextPage && (
        <div className={styles.more}>
          <ActButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </ActButton>
        </div>
      )}
    </>
  )
}
