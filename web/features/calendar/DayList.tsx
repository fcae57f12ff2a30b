import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { solarToLunar } from '../../../lib/calendar/lunar-calendar.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './calendar.module.css'
import type { CalendarDay, YearReply } from './calendar.ts'

type SetDay = CalendarDay & { set: NonNullable<CalendarDay['set']> }

function RemoveSheet({ day, onClose }: { day: SetDay; onClose: () => void }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const toast = useToast()
  const remove = useCall('removeCalendarDay')
  const [reason, setReason] = useState('')
  const commit = async () => {
    await remove.mutateAsync({ params: { id: day.set.id }, body: { reason } })
    toast(t('remove.done', { date: format.fullDay(day.on) }))
    onClose()
  }
  return (
    <Sheet title={t('remove.title', { date: format.fullDay(day.on) })} opened onClose={onClose}>
      <ActForm
        label={t('remove.confirm')}
        busy={remove.isPending}
        error={remove.error}
        lacks={reason.trim() === '' ? t('remove.needReason') : undefined}
        onCommit={commit}
      >
        <p className={styles.meta}>{t(day.holiday ? 'remove.leadLaw' : 'remove.lead', { name: day.set.name })}</p>
        <WordsField label={t('remove.reason')} value={reason} max={500} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}

/** Where it comes from: the law, or whoever set it and by which notice. */
function Source({ day }: { day: CalendarDay }) {
  const { t } = useTranslation('calendar')
  if (!day.set) return t(day.holiday === 'compensation' ? 'source.compensation' : 'source.law')
  const own = t('source.office', { reason: day.set.reason, name: day.set.byName })
  return day.holiday ? `${own}. ${t('source.over', { name: t(`holiday.${day.holiday}`) })}` : own
}

function DayRow({ day, mayEdit, onRemove }: { day: CalendarDay; mayEdit: boolean; onRemove: () => void }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const weekday = new Date(`${day.on}T00:00:00Z`).getUTCDay()
  const lunar = solarToLunar(day.on)
  const kind = day.set?.kind ?? 'holiday'
  return (
    <li className={styles.row}>
      <span className={styles.date}>
        <b>{format.day(day.on)}</b>
        <span className={styles.meta}>{t(`weekday.${weekday as 0}`)}</span>
      </span>
      <span className={styles.words}>
        <span>
          <b>{day.set ? day.set.name : day.holiday && t(`holiday.${day.holiday}`)}</b>{' '}
          <span className={`${styles.kind} ${styles[day.set ? (day.worked ? 'worked' : 'office') : 'law']}`}>{t(`kind.${kind}`)}</span>
        </span>
        <span className={styles.meta}>
          {t(lunar.leap ? 'lunarLeap' : 'lunar', { day: lunar.day, month: lunar.month })} · <Source day={day} />
        </span>
      </span>
      {day.set && mayEdit && (
        <ActButton quiet onClick={onRemove}>
          {t('remove.act')}
        </ActButton>
      )}
    </li>
  )
}

export function DayList({ year }: { year: YearReply }) {
  const [removing, setRemoving] = useState<SetDay | null>(null)
  return (
    <>
      <ul className={styles.list}>
        {year.days.map((day) => (
          <DayRow key={day.on} day={day} mayEdit={year.can.edit === true} onRemove={() => day.set && setRemoving({ ...day, set: day.set })} />
        ))}
      </ul>
      {removing && <RemoveSheet day={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}
