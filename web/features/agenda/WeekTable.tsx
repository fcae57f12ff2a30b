import { useTranslation } from 'react-i18next'
import { weekdayOf } from '../../../lib/calendar/days.ts'
import { useFormat } from '../../platform/format.ts'
import styles from './agenda.module.css'
import { type Day, type Entry, isWeekend, type Week } from './agenda.ts'
import { EntryWords } from './EntryWords.tsx'
import { markOf } from './mark.ts'
import { sayHours, useSay } from './say.ts'

/** Why a day is not as its weekday says. */
export function useWhy() {
  const { t } = useTranslation('agenda')
  const { t: ofCalendar } = useTranslation('calendar')
  return ({ on, worked, holiday, name }: Day): string | null => {
    if (name) return name
    if (!worked && holiday) return ofCalendar(`holiday.${holiday}`)
    return worked && isWeekend(on) ? t('made') : null
  }
}

type RowProps = { entry: Entry; onEdit?: (() => void) | undefined }
function Cells({ entry, onEdit }: RowProps) {
  const { t } = useTranslation('agenda')
  const say = useSay()
  const off = entry.state === 'planned' ? undefined : styles.struck
  return (
    <>
      <td>{t(`part.${entry.part}`)}</td>
      <td className={`${styles.figure} ${off ?? ''}`}>{sayHours(entry)}</td>
      <td>
        <EntryWords entry={entry} onEdit={onEdit} />
      </td>
      <td className={off}>{entry.place}</td>
      <td>
        {say.people(entry).map((line) => (
          <span key={line} className={styles.line}>
            {line}
          </span>
        ))}
      </td>
      <td>{entry.prepares.map((one) => one.name).join(', ')}</td>
    </>
  )
}

export function DayName({ day, today }: { day: Day; today: string }) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const why = useWhy()(day)
  return (
    <>
      <b>{t(`weekday.${weekdayOf(day.on) as 0}`)}</b> <span className={styles.date}>{format.day(day.on)}</span>
      {day.on === today && <span className={styles.today}>{t('today')}</span>}
      {why && <span className={styles.why}>{why}</span>}
    </>
  )
}

type Props = { week: Week; onEdit?: ((entry: Entry) => void) | undefined /** The entry that was just written. */; marked: string | null }
/** The week as offices print it. */
export function WeekTable({ week, onEdit, marked }: Props) {
  const { t } = useTranslation('agenda')
  const columns = (['day', 'part', 'time', 'content', 'place', 'people', 'prepares'] as const).map((name) => t(`column.${name}`))
  const editOf = (entry: Entry) => (onEdit && entry.state === 'planned' ? () => onEdit(entry) : undefined)
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      {week.days.map((day) => {
        const [first, ...others] = week.entries.filter((entry) => entry.on === day.on)
        return (
          <tbody key={day.on} className={day.worked ? undefined : styles.dayOff}>
            <tr {...markOf(first?.id === marked)}>
              <th scope="rowgroup" rowSpan={others.length + 1} className={styles.dayCell}>
                <DayName day={day} today={week.today} />
              </th>
              {first ? <Cells entry={first} onEdit={editOf(first)} /> : <td colSpan={6} aria-label={t('free')} />}
            </tr>
            {others.map((entry) => (
              <tr key={entry.id} {...markOf(entry.id === marked)}>
                <Cells entry={entry} onEdit={editOf(entry)} />
              </tr>
            ))}
          </tbody>
        )
      })}
    </table>
  )
}
