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
import { useListKeys } from '../../ui/list-keys.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { FilterBar } from './FilterBar.tsx'
import { RegisterHead } from './RegisterHead.tsx'
import { addressOf, RegisterTable } from './RegisterRow.tsx'
import { type RegisterFilter, useRegisterFilter } from './register-filter.ts'
import styles from './registers.module.css'
import type { Entry, Kind, Register } from './registers.ts'

const CancelSheet = lazy(async () => ({ default: (await import('./CancelSheet.tsx')).CancelSheet }))
const RaiseSheet = lazy(async () => ({ default: (await import('./RaiseSheet.tsx')).RaiseSheet }))
type Opened = { sheet: 'raise' } | { sheet: 'cancel'; entry: Entry } | null

function useRegister(kind: Kind, { show, q, year }: RegisterFilter) {
  const office = useOffice()
  const input = { params: { kind }, query: { unitId: office.unitId, show, ...(q !== '' && { q }), ...(year !== undefined && { year }) } }
  return useInfiniteQuery({
    queryKey: ['listRegister', input],
    queryFn: ({ pageParam }) => call('listRegister', { ...input, query: { ...input.query, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

function useKeys(kind: Kind, entries: readonly Entry[], may: Register['can'] | undefined): number {
  const navigate = useNavigate()
  const open = (index: number) => {
    const to = entries[index] && addressOf(entries[index])
    if (to) void navigate(to)
  }
  const enter = () => {
    if (may?.register === true) void navigate(paths.enterByHand())
  }
  const take = () => {
    if (may?.takeNumber === true) void navigate(paths.takeNumber())
  }
  return useListKeys(entries.length, open, kind === 'incoming' ? { đ: enter, d: enter } : { l: take })
}

function Keys({ kind }: { kind: Kind }) {
  const { t } = useTranslation('registers')
  const last = kind === 'incoming' ? (['Đ', 'enter'] as const) : (['L', 'take'] as const)
  const keys = [['↑ ↓', 'choose'] as const, ['Enter', 'open'] as const, last]
  return (
    <p className={styles.keys} aria-hidden="true">
      {keys.map(([key, name]) => (
        <span key={name}>
          <kbd>{key}</kbd> {t(`keys.${name}`)}
        </span>
      ))}
    </p>
  )
}

function NoLines({ kind, filtering }: { kind: Kind; filtering: boolean }) {
  const { t } = useTranslation('registers')
  if (filtering) return <EmptyState title={t('empty.noMatch')} body={t('empty.noMatchBody')} />
  return <EmptyState title={t(`empty.${kind}.title`)} body={t(`empty.${kind}.body`)} />
}

function Sheets({ kind, opened, onClose }: { kind: Kind; opened: Opened; onClose: () => void }) {
  const office = useOffice()
  return (
    <Suspense fallback={null}>
      {opened?.sheet === 'cancel' && <CancelSheet entry={opened.entry} onClose={onClose} />}
      {opened?.sheet === 'raise' && <RaiseSheet unitId={office.unitId} kind={kind} onClose={onClose} />}
    </Suspense>
  )
}

function Book({ kind }: { kind: Kind }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const filter = useRegisterFilter(kind)
  const list = useRegister(kind, filter)
  const [opened, setOpened] = useState<Opened>(null)
  const register = list.data?.pages[0]
  const entries = list.data?.pages.flatMap((page) => page.items) ?? []
  const active = useKeys(kind, entries, register?.can)
  const printAll = async () => {
    // The printed book is whole: what was not yet shown is fetched first.
    for (let page = list; page.hasNextPage; ) page = await page.fetchNextPage()
    requestAnimationFrame(() => window.print())
  }
  const thisYear = Number(format.today().slice(0, 4))
  return (
    <div className={styles.page}>
      <RegisterHead
        kind={kind}
        register={register}
        year={register?.year ?? filter.year ?? thisYear}
        calm={opened === null}
        onRaise={() => setOpened({ sheet: 'raise' })}
        onPrint={() => void printAll().catch(() => window.print())}
      />
      <FilterBar kind={kind} filter={filter} register={register} thisYear={thisYear} />
      {list.isPending && <SkeletonRows rows={9} />}
      {hasFailed(list) && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isSuccess && entries.length === 0 && <NoLines kind={kind} filtering={filter.filtering} />}
      {entries.length > 0 && (
        <RegisterTable kind={kind} entries={entries} active={active} label={t(`switch.${kind}`)} onCancel={(entry) => setOpened({ sheet: 'cancel', entry })} />
      )}
      {list.hasNextPage && (
        <div className={styles.more}>
          <ActButton busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </ActButton>
        </div>
      )}
      <Keys kind={kind} />
      <Sheets kind={kind} opened={opened} onClose={() => setOpened(null)} />
    </div>
  )
}

export default function RegisterPage() {
  const kind: Kind = useLocation().pathname.includes(paths.register('outgoing')) ? 'outgoing' : 'incoming'
  return <Book key={kind} kind={kind} />
}
