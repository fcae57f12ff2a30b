import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { usePhone } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './agenda.module.css'
import { type Entry, mondayOf, type Week } from './agenda.ts'
import { DayCards } from './DayCards.tsx'
import type { Invited } from './EntrySheet.tsx'
import { WeekHead } from './WeekHead.tsx'
import { WeekTable } from './WeekTable.tsx'

const EntrySheet = lazy(async () => ({ default: (await import('./EntrySheet.tsx')).EntrySheet }))
const KeepersSheet = lazy(async () => ({ default: (await import('./KeepersSheet.tsx')).KeepersSheet }))
const CancelSheet = lazy(async () => ({ default: (await import('./EndSheet.tsx')).CancelSheet }))
const PostponeSheet = lazy(async () => ({ default: (await import('./EndSheet.tsx')).PostponeSheet }))

type Opened = { what: 'add' | 'keepers' } | { what: 'edit' | 'postpone' | 'cancel'; entry: Entry } | null

/** The invitation that the address names. */
function useInvited(): { deliveryId: string | null; invited: Invited | undefined } {
  const deliveryId = useSearchParams()[0].get('giay-moi')
  const found = useQuery({ ...query('getDelivery', { params: { id: deliveryId ?? '' } }), enabled: deliveryId !== null })
  const { code, subject, fromName, issuerName } = found.data ?? {}
  const invited = deliveryId && found.data ? { deliveryId, code: code ?? '', subject: subject ?? '', fromName: issuerName || fromName || '' } : undefined
  return { deliveryId, invited }
}

type SheetsProps = {
  week: Week
  opened: Opened
  invited: Invited | undefined
  onOpen: (opened: Opened) => void
  onClose: () => void
  onSaved: (on: string, id: string) => void
}
function Sheets({ week, opened, invited, onOpen, onClose, onSaved }: SheetsProps) {
  if (opened === null) return null
  const entry = 'entry' in opened ? opened.entry : null
  const first = week.today > week.from && week.today <= week.to ? week.today : week.from
  return (
    <Suspense fallback={null}>
      {(opened.what === 'add' || opened.what === 'edit') && (
        <EntrySheet {...{ week, entry, invited, onClose, onSaved }} on={first} onEnd={(what) => entry && onOpen({ what, entry })} />
      )}
      {opened.what === 'keepers' && <KeepersSheet week={week} onClose={onClose} />}
      {opened.what === 'cancel' && entry && <CancelSheet entry={entry} onClose={onClose} />}
      {opened.what === 'postpone' && entry && <PostponeSheet entry={entry} onClose={onClose} onMoved={onSaved} />}
    </Suspense>
  )
}

function Away({ week }: { week: Week }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  if (week.away.length === 0) return null
  return (
    <ul className={styles.away}>
      {week.away.map((one) => (
        <li key={`${one.personId} ${one.fromOn} ${one.scope}`}>
          {t('away', { name: one.fullName, from: format.day(one.fromOn), to: format.day(one.toOn), to_name: one.toName, scope: t(`scope.${one.scope}`) })}
        </li>
      ))}
    </ul>
  )
}

function Days({ week, onEdit, marked }: { week: Week; onEdit: ((entry: Entry) => void) | undefined; marked: string | null }) {
  const { t } = useTranslation('agenda')
  const phone = usePhone()
  if (week.entries.length === 0 && !week.version) {
    const keeps = week.can.keep === true
    return <EmptyState title={t(keeps ? 'empty' : 'notPublished')} body={t(keeps ? 'emptyBody' : 'notPublishedBody')} />
  }
  return phone ? <DayCards {...{ week, onEdit, marked }} /> : <WeekTable {...{ week, onEdit, marked }} />
}

function Shown({ week }: { week: Week }) {
  const navigate = useNavigate()
  const { deliveryId, invited } = useInvited()
  const marked = useSearchParams()[0].get('muc')
  const [chosen, setOpened] = useState<Opened>(null)
  const mayKeep = week.can.keep === true && mondayOf(week.today) <= week.from
  const opened = chosen ?? (invited && week.can.keep === true ? { what: 'add' as const } : null)
  const close = () => {
    setOpened(null)
    if (deliveryId) void navigate(paths.agendaOn(week.from), { replace: true })
  }
  // What was written is shown where it stands, also in another week.
  const show = (on: string, id: string) => {
    setOpened(null)
    void navigate(paths.agendaEntry(on, id), { replace: true })
  }
  return (
    <>
      <WeekHead
        week={week}
        over={mondayOf(week.today) > week.from}
        quiet={opened !== null}
        onAdd={() => setOpened({ what: 'add' })}
        onKeepers={() => setOpened({ what: 'keepers' })}
      />
      <Away week={week} />
      <Days week={week} marked={marked} onEdit={mayKeep ? (entry) => setOpened({ what: 'edit', entry }) : undefined} />
      <Sheets week={week} opened={opened} invited={invited} onOpen={setOpened} onClose={close} onSaved={show} />
    </>
  )
}

const isDay = (text: string | null) => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
/** Lịch công tác tuần of the leaders of the office. */
export default function AgendaPage() {
  const format = useFormat()
  const { unitId } = useOffice()
  const asked = useSearchParams()[0].get('ngay')
  const day = isDay(asked) ? (asked as string) : format.today()
  const found = useQuery({ ...query('getAgenda', { query: { unitId, day: mondayOf(day) } }), placeholderData: keepPreviousData })
  return (
    <div className={styles.page}>
      {found.isPending && <SkeletonRows rows={8} />}
      {hasFailed(found) && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && !hasFailed(found) && <Shown week={found.data} />}
    </div>
  )
}
