import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import type { Entry, When } from './agenda.ts'

const clock = (time: string) => time.replace(/^0/, '')
/** "8:00 – 10:00", or nothing. */
export const sayHours = ({ fromTime, toTime }: Pick<When, 'fromTime' | 'toTime'>) =>
  [fromTime, toTime]
    .filter((time) => time !== null)
    .map(clock)
    .join(' – ')

export function useSay() {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  /** Hours, or the part of the day. */
  const time = (when: Omit<When, 'on'>) => sayHours(when) || t(`part.${when.part}`)
  const whole = (when: When) => `${time(when)}, ${format.day(when.on)}`
  return {
    time,
    whole,
    content: (entry: Entry) => entry.content ?? t('busy'),
    /** What became of what is off. */
    fate({ state, reason, movedTo }: Entry): string | null {
      if (state === 'planned') return null
      if (reason === null) return t(state === 'cancelled' ? 'cancelledHidden' : 'postponedHidden')
      if (state === 'cancelled') return t('cancelled', { reason })
      return movedTo ? t('movedTo', { when: whole(movedTo), reason }) : t('postponed', { reason })
    },
    people: (entry: Entry) =>
      [...entry.leaders.map((one) => `${one.fullName}, ${one.office}`), ...entry.attends.map((one) => one.name), entry.others].filter(Boolean),
  }
}
