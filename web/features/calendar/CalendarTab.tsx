import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { yearOf } from '../../../lib/calendar/days.ts'
import { workingDaysBetween } from '../../../lib/calendar/working-days.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './calendar.module.css'
import { calendarFrom } from './calendar.ts'
import { DayList } from './DayList.tsx'
import { SetDayForm } from './SetDayForm.tsx'
import { YearView } from './YearView.tsx'

/** Ngày nghỉ, ngày làm bù: the year, where each day comes from, and what the office sets itself. */
export function CalendarTab() {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const [year, setYear] = useState(yearOf(format.today()))
  const found = useQuery(query('getCalendar', { query: { year } }))
  if (found.isError) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  const shown = found.data
  return (
    <>
      <div className={styles.head}>
        <div className={styles.turn}>
          <button type="button" aria-label={t('earlier', { year: year - 1 })} onClick={() => setYear(year - 1)}>
            <IconChevronLeft size={20} aria-hidden="true" />
          </button>
          <h2>{year}</h2>
          <button type="button" aria-label={t('later', { year: year + 1 })} onClick={() => setYear(year + 1)}>
            <IconChevronRight size={20} aria-hidden="true" />
          </button>
        </div>
        <p className={styles.meta}>
          {shown && t('lead', { count: workingDaysBetween(calendarFrom([shown]), `${year - 1}-12-31`, `${year}-12-31`) })} {t('leadAll')}
        </p>
      </div>
      {shown ? (
        <div className={styles.columns}>
          <YearView year={shown} />
          <div className={styles.side}>
            <section aria-label={t('add.title')} className={styles.card}>
              <h3>{t('add.title')}</h3>
              <SetDayForm may={shown.can.edit as true | string} onDone={(on) => setYear(yearOf(on))} />
            </section>
            <section aria-label={t('listTitle', { year })}>
              <h3>{t('listTitle', { year })}</h3>
              <DayList year={shown} />
            </section>
          </div>
        </div>
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  )
}
