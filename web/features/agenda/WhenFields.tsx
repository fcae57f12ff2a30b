import { useTranslation } from 'react-i18next'
import { agendaParts } from '../../../contract/words.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import styles from './agenda.module.css'
import { type Overlap, parseTime, partOf, type When } from './agenda.ts'
import { useSay } from './say.ts'

/** As it is typed. */
export type Typed = { on: string; part: When['part']; from: string; to: string }
/** What was typed as a time, or null while it is none. */
export function whenOf({ on, part, from, to }: Typed): When | null {
  const [fromTime, toTime] = [parseTime(from), parseTime(to)]
  return on === '' || fromTime === null || toTime === null ? null : { on, part, fromTime: fromTime || null, toTime: toTime || null }
}

/** Day, part of the day and hours; the hour chooses its part. */
export function WhenFields({ value, onChange }: { value: Typed; onChange: (value: Typed) => void }) {
  const { t } = useTranslation('agenda')
  const takeFrom = (from: string) => {
    const time = parseTime(from)
    onChange({ ...value, from, ...(time && value.part !== 'day' && { part: partOf(time) }) })
  }
  return (
    <>
      <div className={styles.pair}>
        <DayField label={t('form.on')} value={value.on} onChange={(on) => onChange({ ...value, on })} />
        <SelectField
          label={t('form.part')}
          value={value.part}
          options={agendaParts.map((part) => ({ value: part, label: t(`part.${part}`) }))}
          onChange={(part) => onChange({ ...value, part: part as When['part'] })}
        />
      </div>
      <div className={styles.pair}>
        <WordsField label={t('form.from')} hint={t('form.timeHint')} value={value.from} max={5} lines={1} onChange={takeFrom} />
        <WordsField label={t('form.to')} value={value.to} max={5} lines={1} onChange={(to) => onChange({ ...value, to })} />
      </div>
    </>
  )
}

/** Where the leaders are at that time; pressing again means it so. */
export function OverlapNote({ overlaps }: { overlaps: readonly Overlap[] }) {
  const { t } = useTranslation('agenda')
  const say = useSay()
  return (
    <div role="alert" className={styles.overlapNote}>
      <b>{t('form.overlap')}</b>
      <ul>
        {overlaps.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two may say the same words
          <li key={index}>{t('form.overlapOne', { name: one.fullName, when: say.time(one), content: one.content ?? t('form.overlapHidden') })}</li>
        ))}
      </ul>
    </div>
  )
}
