import { useTranslation } from 'react-i18next'
import { addWorkingDays, workingDaysBetween } from '../../../lib/calendar/working-days.ts'
import { useFormat } from '../../platform/format.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { calendarFrom, movedFrom, type Off, type YearReply, yearsAround } from './calendar.ts'
import styles from './due-field.module.css'
import { useYears } from './use-years.ts'

type Props = {
  label: string
  value: string
  /** Without the quick choices, where there is little room. */
  brief?: boolean
  onChange: (day: string) => void
}
const choices = [3, 5, 10]

function useWhy(): (off: Off) => string {
  const { t } = useTranslation('calendar')
  return ({ day, weekday }) => {
    if (day?.set) return t('due.set', { name: day.set.name })
    if (day?.holiday) return t(`due.${day.holiday}`)
    return t('due.weekday', { weekday: t(`weekday.${weekday as 0}`) })
  }
}

/** One sentence: where the date moves to and why, or how far off it is. */
function Note({ value, years }: { value: string; years: readonly YearReply[] }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const why = useWhy()
  const moved = movedFrom(years, value)
  if (moved) {
    const to = new Date(`${moved.movedTo}T00:00:00Z`).getUTCDay()
    const words = { date: format.day(value), why: why(moved), weekday: t(`weekday.${to as 0}`), to: format.day(moved.movedTo) }
    return <b>{t('due.moves', words)}</b>
  }
  if (value === '' || value <= format.today()) return null
  return t('due.away', { count: workingDaysBetween(calendarFrom(years), format.today(), value) })
}

/** So many working days from today. */
function Choices({ label, value, years, onChange }: Props & { years: readonly YearReply[] }) {
  const { t } = useTranslation('calendar')
  const today = useFormat().today()
  return (
    <fieldset className={styles.choices}>
      <legend className={styles.hidden}>{t('due.choices', { label })}</legend>
      {choices.map((count, index) => {
        const day = addWorkingDays(calendarFrom(years), today, count)
        return (
          <button
            key={count}
            type="button"
            className={styles.choice}
            aria-label={t('due.choice', { count })}
            aria-pressed={day === value}
            onClick={() => onChange(day)}
          >
            {t(index === 0 ? 'due.choice' : 'due.choiceShort', { count })}
          </button>
        )
      })}
    </fieldset>
  )
}

/** A due date: typed, picked, or so many working days from today; one on a day off says where it moves. */
export function DueField({ label, value, brief = false, onChange }: Props) {
  const today = useFormat().today()
  const near = useYears(yearsAround([today]))
  const years = useYears(yearsAround([today, value]))
  return (
    <div className={styles.due}>
      <DayField label={label} value={value} onChange={onChange} />
      {near && !brief && <Choices label={label} value={value} years={near} onChange={onChange} />}
      {years && (
        <p className={styles.note} role="status">
          <Note value={value} years={years} />
        </p>
      )}
    </div>
  )
}
