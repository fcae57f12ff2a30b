import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import styles from './calendar.module.css'
import { monthsOf, type YearReply } from './calendar.ts'

const week = [1, 2, 3, 4, 5, 6, 0] as const

/** The year at a glance; the list beside it says the same in words. */
export function YearView({ year }: { year: YearReply }) {
  const { t } = useTranslation('calendar')
  const today = useFormat().today()
  return (
    <div className={styles.yearWrap}>
      <div className={styles.year} aria-hidden="true">
        {monthsOf(year).map(({ month, before, cells }) => (
          <div key={month} className={styles.month}>
            <p className={styles.monthName}>{t('month', { month })}</p>
            <div className={styles.days}>
              {week.map((day) => (
                <span key={day} className={styles.dayName}>
                  {t(`short.${day}`)}
                </span>
              ))}
              {cells.map(({ on, date, look }, index) => (
                <span
                  key={on}
                  className={`${styles.cell} ${styles[look]} ${on === today ? styles.today : ''}`}
                  style={index === 0 ? { gridColumnStart: before + 1 } : undefined}
                >
                  {date}
                </span>
              ))}
            </div>
          </div>
        ))}
      </div>
      <ul className={styles.legend} aria-hidden="true">
        {(['law', 'office', 'worked'] as const).map((look) => (
          <li key={look}>
            <span className={`${styles.cell} ${styles[look]}`}>1</span> {t(`legend.${look}`)}
          </li>
        ))}
      </ul>
    </div>
  )
}
