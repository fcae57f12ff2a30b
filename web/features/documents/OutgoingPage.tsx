import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useSearchParams } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { useOffice } from '../../platform/session.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import { SavedFilters, SavedSearches } from '../saved/public.tsx'
import styles from './documents.module.css'
import rowStyles from './outgoing.module.css'

type Item = ReplyData<Api['listDocuments']>['items'][number]
type State = NonNullable<CallInput<Api['listDocuments']>['query']['state']>
const filters: readonly State[] = ['mine', 'draft', 'submitted', 'signed', 'unsent', 'issued', 'voided']
const tone = { draft: 'quiet', submitted: 'gold', signed: 'green', issued: 'green', voided: 'red' } as const

function Row({ item, active }: { item: Item; active: boolean }) {
  const { t } = useTranslation('documents')
  const { t: tAmend } = useTranslation('amendments')
  const typeName = useTypeName()
  const format = useFormat()
  return (
    <li>
      <Link to={paths.document(item.id)} className={`${rowStyles.row} ${active ? rowStyles.rowActive : ''}`} data-row>
        <span>
          <b>{item.code || t('outgoing.noNumber')}</b>
          <span className={styles.meta}>
            {typeName(item.typeName)} · {item.documentOn ? format.day(item.documentOn) : format.near(item.changedAt)}
          </span>
        </span>
        <span>
          <span className={rowStyles.subject} title={item.subject}>
            {item.subject}
          </span>
          <span className={styles.meta}>
            {t('outgoing.draftedBy', { name: item.drafterName })}
            {item.signerName && ` · ${t('outgoing.signedBy', { name: item.signerName })}`}
          </span>
          <SinceMarks amendedBy={item.amendedBy} />
        </span>
        <span>
          {item.recalledOn ? (
            <StateChip tone="red">{tAmend('recalled', { date: format.day(item.recalledOn) })}</StateChip>
          ) : (
            <StateChip tone={tone[item.state]}>{t(`state.${item.state}`)}</StateChip>
          )}
        </span>
        <span className={styles.meta}>
          {item.dispatch
            ? t('outgoing.acceptedOf', { accepted: item.dispatch.accepted, total: item.dispatch.recipients })
            : item.state === 'issued'
              ? t('outgoing.unsent')
              : ''}
        </span>
      </Link>
    </li>
  )
}

function useOutgoing(state: State | undefined, q: string) {
  const office = useOffice()
  const args = { unitId: office.unitId, ...(state && { state }), ...(q && { q }) }
  return useInfiniteQuery({
    queryKey: ['listDocuments', { query: args }],
    queryFn: ({ pageParam }) => call('listDocuments', { query: { ...args, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** The headline says how many, and how many of them wait for somebody. */
function useHeadline(counts: Record<string, number>): string {
  const { t } = useTranslation('documents')
  const count = counts.all ?? 0
  const waiting = (counts.submitted ?? 0) + (counts.signed ?? 0) + (counts.unsent ?? 0)
  return waiting > 0 ? t('outgoing.headlineWaiting', { count, waiting }) : t('outgoing.headline', { count })
}

function Filters({
  state,
  counts,
  search,
}: {
  state: State | undefined
  counts: Record<string, number>
  search: { value: string; onChange: (value: string) => void }
}) {
  const { t } = useTranslation('documents')
  const [, setSearch] = useSearchParams()
  const nameOf = (one: State) => (one === 'mine' || one === 'unsent' ? t(`outgoing.${one}`) : t(`state.${one}`))
  const chips = [
    { value: '', label: t('outgoing.all'), count: counts.all },
    ...filters.map((one) => ({ value: one as string, label: nameOf(one), count: counts[one] })),
  ]
  return (
    <FilterChips
      label={t('outgoing.title')}
      value={state ?? ''}
      options={chips}
      onChange={(value) => setSearch(value === '' ? {} : { 'trang-thai': value }, { replace: true })}
      search={{ label: t('outgoing.search'), ...search }}
      end={<SavedSearches filters={{ 'trang-thai': state, q: search.value.trim() }} />}
    />
  )
}

function Nothing({ filtering }: { filtering: boolean }) {
  const { t } = useTranslation('documents')
  if (filtering) return <EmptyState title={t('outgoing.noMatch')} />
  return <EmptyState title={t('outgoing.emptyTitle')} body={t('outgoing.emptyBody')} action={{ label: t('outgoing.new'), to: paths.newDocument() }} />
}

export default function OutgoingPage() {
  return (
    <SavedFilters list="documents">
      <Outgoing />
    </SavedFilters>
  )
}

function Outgoing() {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [q, setQ] = useState((search.get('q') ?? '').slice(0, 200))
  const state = filters.find((one) => one === search.get('trang-thai'))
  const list = useOutgoing(state, q)
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const counts = list.data?.pages[0]?.counts ?? {}
  const headline = useHeadline(counts)
  const seals = useOffice().roles.includes('clerk')
  const active = useListKeys(items.length, (index) => {
    const item = items[index]
    if (item) void navigate(paths.document(item.id))
  })
  return (
    <div className={styles.page}>
      <PageHeader
        eyebrow={t('outgoing.title')}
        title={list.data ? headline : t('outgoing.title')}
        actions={
          <>
            {state === 'signed' && seals && (
              <ActButton to={paths.sealMany()} keys="C">
                {t('outgoing.sealMany')}
              </ActButton>
            )}
            <ActButton to={paths.newDocument()} keys="N">
              {t('outgoing.new')}
            </ActButton>
          </>
        }
      />
      <Filters state={state} counts={counts} search={{ value: q, onChange: setQ }} />
      {list.isPending && <SkeletonRows rows={8} />}
      {list.isError && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && items.length === 0 && <Nothing filtering={q !== '' || state !== undefined} />}
      {items.length > 0 && (
        <ul className={rowStyles.rows}>
          {items.map((item, index) => (
            <Row key={item.id} item={item} active={index === active} />
          ))}
        </ul>
      )}
      {list.hasNextPage && (
        <ActButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('outgoing.more')}
        </ActButton>
      )}
    </div>
  )
}
