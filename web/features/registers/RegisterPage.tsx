import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { KeyHints } from '../../ui/KeyHints.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { SavedFilters } from '../saved/public.tsx'
import { type ChosenLines, LinesBar, useChosenLines } from './choose-lines.tsx'
import { useColumns } from './columns.ts'
import { FilterBar } from './FilterBar.tsx'
import { isUnderWay } from './ProgressLabel.tsx'
import { RegisterHead } from './RegisterHead.tsx'
import { addressOf, RegisterTable, type RowAct } from './RegisterRow.tsx'
import { type RegisterFilter, useRegisterFilter } from './register-filter.ts'
import styles from './registers.module.css'
import type { Entry, Kind, Register } from './registers.ts'
import { SecretLines, useNoting } from './SecretLines.tsx'

const CancelSheet = lazy(async () => ({ default: (await import('./CancelSheet.tsx')).CancelSheet }))
const RaiseSheet = lazy(async () => ({ default: (await import('./RaiseSheet.tsx')).RaiseSheet }))
const PrintSheet = lazy(async () => ({ default: (await import('./PrintSheet.tsx')).PrintSheet }))
const PostSheet = lazy(async () => ({ default: (await import('./PostSheet.tsx')).PostSheet }))
const UseSheet = lazy(async () => ({ default: (await import('./UseSheet.tsx')).UseSheet }))
type Opened = { sheet: 'raise' | 'print' } | { sheet: 'cancel' | 'post' | 'use'; entry: Entry } | null

function useRegister(kind: Kind, { show, sort, q, year }: RegisterFilter) {
  const office = useOffice()
  const input = { params: { kind }, query: { unitId: office.unitId, show, sort, ...(q !== '' && { q }), ...(year !== undefined && { year }) } }
  return useInfiniteQuery({
    queryKey: ['listRegister', input],
    queryFn: ({ pageParam }) => call('listRegister', { ...input, query: { ...input.query, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

const assignable = (entry: Entry | undefined) => entry?.objectKind === 'delivery' && entry.objectId !== null && isUnderWay(entry)

function useKeys(kind: Kind, entries: readonly Entry[], may: Register['can'] | undefined, lines: ChosenLines): number {
  const navigate = useNavigate()
  const open = (index: number) => {
    const to = entries[index] && addressOf(entries[index])
    if (to) void navigate(to)
  }
  const assign = (index: number) => {
    const entry = entries[index]
    if (entry?.objectId && assignable(entry)) void navigate(paths.assign(entry.objectId))
  }
  const enter = () => {
    if (may?.register === true) void navigate(paths.enterByHand())
  }
  const take = () => {
    if (may?.takeNumber === true) void navigate(paths.takeNumber())
  }
  const pick = (index: number, event: KeyboardEvent) => entries[index] && lines.pick(entries[index], event.shiftKey)
  const incoming = { đ: enter, d: enter, p: assign, ' ': pick, a: () => lines.selection.toggleAll() }
  return useListKeys(entries.length, open, kind === 'incoming' ? incoming : { l: take })
}

const keysOf = {
  incoming: [
    ['↑ ↓', 'choose'],
    ['Enter', 'open'],
    [' ', 'pick'],
    ['P', 'assign'],
    ['Đ', 'enter'],
    ['?', 'all'],
  ],
  outgoing: [
    ['↑ ↓', 'choose'],
    ['Enter', 'open'],
    ['L', 'take'],
    ['?', 'all'],
  ],
} as const

function Keys({ kind }: { kind: Kind }) {
  const { t } = useTranslation(['registers', 'many'])
  return <KeyHints keys={keysOf[kind].map(([key, name]) => [key === ' ' ? t('many:space') : key, t(`keys.${name}`)] as const)} />
}

function NoLines({ kind, filtering }: { kind: Kind; filtering: boolean }) {
  const { t } = useTranslation('registers')
  if (filtering) return <EmptyState title={t('empty.noMatch')} body={t('empty.noMatchBody')} />
  return <EmptyState title={t(`empty.${kind}.title`)} body={t(`empty.${kind}.body`)} />
}

type SheetsProps = { kind: Kind; year: number; opened: Opened; onClose: () => void }
function Sheets({ kind, year, opened, onClose }: SheetsProps) {
  const office = useOffice()
  return (
    <Suspense fallback={null}>
      {opened?.sheet === 'cancel' && <CancelSheet entry={opened.entry} onClose={onClose} />}
      {opened?.sheet === 'post' && <PostSheet entry={opened.entry} onClose={onClose} />}
      {opened?.sheet === 'use' && <UseSheet entry={opened.entry} onClose={onClose} />}
      {opened?.sheet === 'raise' && <RaiseSheet unitId={office.unitId} kind={kind} onClose={onClose} />}
      {opened?.sheet === 'print' && (
        <PrintSheet books={kind === 'incoming' ? ['incoming', 'settlement'] : ['outgoing']} unitId={office.unitId} year={year} onClose={onClose} />
      )}
    </Suspense>
  )
}

/** What stands in a row for the clerk of the office. */
function useRowActs(kind: Kind, keeps: boolean, open: (opened: Opened) => void): RowAct[] {
  const { t } = useTranslation('registers')
  const isFiled = (entry: Entry) => keeps && entry.state === 'used' && entry.objectId !== null
  return [
    { name: t('cancel'), applies: (entry) => entry.can.cancel === true, onPress: (entry) => open({ sheet: 'cancel', entry }) },
    { name: t('post'), applies: (entry) => isFiled(entry) && entry.objectKind === 'document', onPress: (entry) => open({ sheet: 'post', entry }) },
    { name: t('use'), applies: (entry) => isFiled(entry) && entry.objectKind === 'document', onPress: (entry) => open({ sheet: 'use', entry }) },
    { name: t('xml'), applies: (entry) => entry.objectId !== null, onPress: (entry) => window.location.assign(`/files/metadata/${kind}/${entry.objectId}`) },
  ]
}

function Book({ kind }: { kind: Kind }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const filter = useRegisterFilter(kind)
  const list = useRegister(kind, filter)
  const [opened, setOpened] = useState<Opened>(null)
  const { noting } = useNoting()
  const register = list.data?.pages[0]
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  const lines = useChosenLines(kind, entries, register?.can.register === true)
  const active = useKeys(kind, entries, register?.can, lines)
  const columns = useColumns(kind)
  const acts = useRowActs(kind, register?.can.register === true, setOpened)
  const thisYear = Number(format.today().slice(0, 4))
  const year = register?.year ?? filter.year ?? thisYear
  return (
    <div className={styles.page}>
      <RegisterHead
        kind={kind}
        register={register}
        year={year}
        calm={opened === null && !noting && lines.selection.chosen.length === 0}
        onRaise={() => setOpened({ sheet: 'raise' })}
        onPrint={() => setOpened({ sheet: 'print' })}
      />
      <FilterBar kind={kind} filter={filter} register={register} thisYear={thisYear} columns={columns} listed={entries.length} />
      <SecretLines kind={kind} year={year} />
      {list.isPending && <SkeletonRows rows={9} />}
      {hasFailed(list) && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && <NoLines kind={kind} filtering={filter.filtering} />}
      <LinesBar lines={lines} />
      {entries.length > 0 && <RegisterTable entries={entries} active={active} label={t(`switch.${kind}`)} columns={columns.shown} acts={acts} lines={lines} />}
      {list.hasNextPage && (
        <div className={styles.more}>
          <ActButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </ActButton>
        </div>
      )}
      <Keys kind={kind} />
      <Sheets kind={kind} year={year} opened={opened} onClose={() => setOpened(null)} />
    </div>
  )
}

export default function RegisterPage() {
  const kind: Kind = useLocation().pathname.includes(paths.register('outgoing')) ? 'outgoing' : 'incoming'
  return (
    <SavedFilters key={kind} list={kind}>
      <Book kind={kind} />
    </SavedFilters>
  )
}
