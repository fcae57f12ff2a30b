import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { KeyHints } from '../../ui/KeyHints.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type Selection, useSelection } from '../../ui/selection.ts'
import { SavedFilters, SavedSearches } from '../saved/public.tsx'
import { BulkBar, type ManyAct } from './BulkBar.tsx'
import type { InboxItem, InboxReply } from './dispatches.ts'
import { InboxRow } from './InboxRow.tsx'
import styles from './inbox.module.css'
import { type Kept, keptInOrder, withKept } from './kept-rows.ts'
import { useBulk } from './use-bulk.ts'
import { useRowAct } from './use-row-act.ts'

const tabs = ['new', 'mine', 'open', 'done', 'all'] as const
type Tab = (typeof tabs)[number]
const addresses: Record<Tab, string> = { new: 'moi', mine: 'cua-toi', open: 'dang-xu-ly', done: 'xong', all: 'tat-ca' }
const tabOf = (address: string | null): Tab => tabs.find((tab) => addresses[tab] === address) ?? 'new'

function useInbox(tab: Tab, q: string) {
  const office = useOffice()
  const args = { unitId: office.unitId, show: tab, ...(q !== '' && { q }) }
  return useInfiniteQuery({
    queryKey: ['listInbox', { query: args }],
    queryFn: ({ pageParam }) => call('listInbox', { query: { ...args, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

/** Accepting from the list; the row stays in its place and tells its number. */
function useAccept(rows: readonly InboxItem[], setKept: (change: (kept: Kept[]) => Kept[]) => void) {
  const { run, busyId } = useRowAct()
  const accept = (item: InboxItem) => {
    const after = rows[rows.findIndex((row) => row.id === item.id) - 1]?.id ?? null
    return run('accept', item.id, ({ arrivalNumber }) => setKept((kept) => [...kept.filter((one) => one.item.id !== item.id), { item, after, arrivalNumber }]))
  }
  return { run: accept, busyId }
}

/** What may be done with many at once, tab by tab; each copy answers for itself. */
const actsOf: Record<Tab, readonly ManyAct[]> = {
  new: ['accept'],
  mine: ['finish', 'submit'],
  open: ['submit', 'finish'],
  done: [],
  all: ['accept', 'submit', 'finish'],
}
const underWay = new Set(['03', '04', '05'])

const countOf = (tab: Tab, counts: InboxReply['counts'] | undefined) => (tab === 'done' || tab === 'all' ? undefined : counts?.[tab])

/** Nothing is said of what there is none of. */
function headlineOf({ new: fresh, open }: InboxReply['counts']) {
  if (fresh === 0) return open > 0 ? 'inbox.headlineOpen' : 'inbox.headlineNone'
  return open > 0 ? 'inbox.headline' : 'inbox.headlineNew'
}

/** Words in the address come from elsewhere: others than those typed here begin the list anew. */
export default function InboxPage() {
  const asked = (useSearchParams()[0].get('q') ?? '').slice(0, 200)
  return (
    <SavedFilters list="inbox">
      <Inbox key={asked} asked={asked} />
    </SavedFilters>
  )
}

type KeysOf = {
  rows: readonly InboxItem[]
  selection: Selection
  choosable: (item: InboxItem) => boolean
  accept: (item: InboxItem) => unknown
}
/** Returns the row that is meant. */
function useInboxKeys({ rows, selection, choosable, accept }: KeysOf): number {
  const navigate = useNavigate()
  const withRow = (act: (item: InboxItem, event: KeyboardEvent) => unknown) => (index: number, event: KeyboardEvent) => {
    const item = rows[index]
    if (item) act(item, event)
  }
  return useListKeys(
    rows.length,
    withRow((item) => navigate(paths.delivery(item.id))),
    {
      // With rows chosen the letter is that of the button for all of them.
      ...(selection.chosen.length === 0 && { t: withRow(accept) }),
      ' ': withRow((item, event) => choosable(item) && selection.pick(item.id, event.shiftKey)),
      a: () => selection.toggleAll(),
    },
  )
}

function Keys() {
  const { t } = useTranslation(['dispatches', 'many'])
  const keys = [
    ['↑ ↓', t('inbox.keys.choose')],
    ['Enter', t('inbox.keys.open')],
    [t('many:space'), t('many:keys.pick')],
    ['A', t('many:keys.all')],
    ['T', t('inbox.keys.accept')],
  ] as const
  return <KeyHints keys={keys} />
}

function Inbox({ asked }: { asked: string }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const hindered = useActReason()
  const [search, setSearch] = useSearchParams()
  const tab = tabOf(search.get('muc'))
  const [q, setQ] = useState(asked)
  const [kept, setKept] = useState<Kept[]>([])
  const inbox = useInbox(tab, useDeferredValue(q.trim()))
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? []
  const counts = inbox.data?.pages[0]?.counts
  const rows = tab === 'new' ? withKept(items, kept) : items
  const numberOf = (id: string) => kept.find((one) => one.item.id === id)?.arrivalNumber
  const acceptable = (item: InboxItem | undefined) => item !== undefined && item.can.accept === true && numberOf(item.id) === undefined
  const { run, busyId } = useAccept(rows, setKept)
  const works = useOffice().roles.some((role) => role !== 'administrator')
  const choosable = (item: InboxItem) => works && actsOf[tab].length > 0 && (acceptable(item) || (tab !== 'new' && underWay.has(item.state)))
  const selection = useSelection(rows.filter(choosable).map((item) => item.id))
  const bulk = useBulk(selection, (numbers) => setKept((before) => keptInOrder(rows, before, numbers)))
  const active = useInboxKeys({ rows, selection, choosable, accept: (item) => acceptable(item) && !hindered && void run(item) })
  const firstRed = selection.chosen.length > 0 ? -1 : acceptable(rows[active]) ? active : rows.findIndex(acceptable)
  const choose = (value: string) => {
    selection.clear()
    setKept([])
    setSearch({ muc: addresses[tabOf(value)], ...(asked !== '' && { q: asked }) }, { replace: true })
  }
  const chips = tabs.map((one) => ({ value: addresses[one], label: t(`inbox.tabs.${one}`), count: countOf(one, counts) }))
  return (
    <div className={styles.page}>
      <PageHeader
        eyebrow={
          inbox.dataUpdatedAt > 0
            ? `${t('inbox.title')} · ${t('inbox.updated', { when: format.near(new Date(inbox.dataUpdatedAt).toISOString()) })}`
            : t('inbox.title')
        }
        title={counts ? t(headlineOf(counts), counts) : t('inbox.title')}
      />
      <FilterChips
        label={t('inbox.title')}
        value={addresses[tab]}
        options={chips}
        onChange={choose}
        search={{ label: t('inbox.search'), value: q, onChange: setQ }}
        end={<SavedSearches filters={{ muc: tab === 'new' ? undefined : addresses[tab], q: q.trim() }} />}
      />
      {inbox.isPending && <SkeletonRows rows={8} />}
      {hasFailed(inbox) && <ErrorPanel error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.isSuccess && rows.length === 0 && (
        <EmptyState title={q ? t('inbox.noMatch') : t(`inbox.empty.${tab}.title`)} body={q ? t('inbox.noMatchBody') : t(`inbox.empty.${tab}.body`)} />
      )}
      {rows.some(choosable) && <BulkBar selection={selection} bulk={bulk} acts={actsOf[tab]} count={rows.filter(choosable).length} />}
      <ul className={styles.rows}>
        {rows.map((item, index) => (
          <InboxRow
            key={item.id}
            item={item}
            active={index === active}
            first={index === firstRed}
            busy={busyId === item.id}
            hindered={hindered}
            arrivalNumber={numberOf(item.id)}
            onAccept={() => void run(item)}
            chosen={choosable(item) ? selection.has(item.id) : undefined}
            onPick={(range) => selection.pick(item.id, range)}
            failed={selection.has(item.id) ? bulk.reasons.get(item.id) : undefined}
          />
        ))}
      </ul>
      {inbox.hasNextPage && (
        <div className={styles.more}>
          <ActButton busy={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
            {t('more')}
          </ActButton>
        </div>
      )}
      <Keys />
    </div>
  )
}
