import { useTranslation } from 'react-i18next'
import styles from './agenda.module.css'
import type { Day, Entry, Week } from './agenda.ts'
import { EntryWords } from './EntryWords.tsx'
import { markOf } from './mark.ts'
import { useSay } from './say.ts'
import { DayName } from './WeekTable.tsx'

type Props = { week: Week; onEdit?: ((entry: Entry) => void) | undefined; marked: string | null }
function DayCard({ day, week, onEdit, marked }: Props & { day: Day }) {
  const { t } = useTranslation('agenda')
  const say = useSay()
  const entries = week.entries.filter((entry) => entry.on === day.on)
  return (
    <section className={styles.card}>
      <h2 className={styles.cardDay}>
        <DayName day={day} today={week.today} />
      </h2>
      {entries.length === 0 && <p className={styles.meta}>{t('free')}</p>}
      {entries.map((entry) => (
        <article key={entry.id} {...markOf(entry.id === marked, styles.cardEntry)}>
          <span className={`${styles.cardTime} ${entry.state === 'planned' ? '' : styles.struck}`}>{say.time(entry)}</span>
          <EntryWords entry={entry} onEdit={onEdit && entry.state === 'planned' ? () => onEdit(entry) : undefined}>
            {entry.place && <span className={entry.state === 'planned' ? undefined : styles.struck}>{entry.place}</span>}
            <span className={styles.meta}>{say.people(entry).join(' · ')}</span>
            {entry.prepares.length > 0 && <span className={styles.meta}>{t('prepares', { names: entry.prepares.map((one) => one.name).join(', ') })}</span>}
          </EntryWords>
        </article>
      ))}
    </section>
  )
}

/** In the hand: today and the days that come; those that are over fold away. */
export function DayCards(props: Props) {
  const { t } = useTranslation('agenda')
  const { week } = props
  const over = week.today > week.to ? [] : week.days.filter((day) => day.on < week.today)
  const shown = week.days.filter((day) => !over.includes(day))
  return (
    <>
      {shown.map((day) => (
        <DayCard key={day.on} {...props} day={day} />
      ))}
      {over.length > 0 && (
        <details className={styles.over}>
          <summary>{t('earlierDays')}</summary>
          {over.map((day) => (
            <DayCard key={day.on} {...props} day={day} />
          ))}
        </details>
      )}
    </>
  )
}
