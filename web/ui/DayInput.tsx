import { IconCalendar } from '@tabler/icons-react'
import { type ChangeEvent, type FormEvent, useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './DayInput.module.css'
import { dayText, maskDay, parseDay, withYear } from './day-text.ts'
import { Field } from './Field.tsx'

type Props = {
  id?: string
  /** For forms read as FormData: 2026-12-28. */
  name?: string
  required?: boolean
  /** 2026-12-28, or '' for none. */
  value?: string
  /** Told '' while what stands there is no day; the field is then invalid and a form must not be sent. */
  onChange?: (day: string) => void
}

/** A day as everywhere else, dd/mm/yyyy, typed or picked; the browser's own field follows the language of the browser instead. */
export function DayInput({ id, name, required, value = '', onChange }: Props) {
  const { t } = useTranslation('common')
  const [text, setText] = useState(dayText(value))
  const [told, setTold] = useState(value)
  const [left, setLeft] = useState(false)
  const picker = useRef<HTMLInputElement>(null)
  const errorId = useId()
  // Set from outside, not by what was typed here.
  if (value !== told && onChange) {
    setTold(value)
    setText(dayText(value))
  }
  const day = parseDay(text)
  const wrong = text !== '' && day === null
  const take = (next: string) => {
    const found = parseDay(next) ?? ''
    setText(next)
    setTold(found)
    setLeft(false)
    onChange?.(found)
  }
  const type = ({ target, nativeEvent }: ChangeEvent<HTMLInputElement>) => {
    // Erasing is not masked, else a slash could never be taken away.
    const erased = nativeEvent instanceof InputEvent && nativeEvent.inputType.startsWith('delete')
    take(erased ? target.value : maskDay(target.value))
  }
  const leave = () => {
    const whole = withYear(text, new Date().getFullYear())
    const meant = parseDay(whole)
    if (meant !== null && whole !== text) take(whole)
    setLeft(true)
    if (meant !== null) setText(dayText(meant))
  }
  // A form that is sent with it: our sentence below the field, not the browser's over it.
  const refuse = (event: FormEvent<HTMLInputElement>) => {
    if (!wrong) return
    event.preventDefault()
    setLeft(true)
    event.currentTarget.focus()
  }
  return (
    <span className={styles.day}>
      <input
        id={id}
        ref={(input) => input?.setCustomValidity(wrong ? t('day.wrong') : '')}
        className={styles.text}
        inputMode="numeric"
        autoComplete="off"
        placeholder={t('day.form')}
        maxLength={10}
        required={required}
        data-day
        aria-invalid={wrong && left ? true : undefined}
        aria-describedby={wrong && left ? errorId : undefined}
        value={text}
        onChange={type}
        onBlur={leave}
        onInvalid={refuse}
      />
      <input
        ref={picker}
        type="date"
        className={styles.picker}
        tabIndex={-1}
        aria-hidden="true"
        value={day ?? ''}
        onChange={(event) => take(event.target.value === '' ? '' : dayText(event.target.value))}
      />
      <button type="button" className={styles.open} aria-label={t('day.pick')} onClick={() => picker.current?.showPicker()}>
        <IconCalendar size={20} stroke={1.6} aria-hidden="true" />
      </button>
      {name !== undefined && <input type="hidden" name={name} value={day ?? ''} />}
      {wrong && left && (
        <span id={errorId} role="alert" className={styles.wrong}>
          {t('day.wrong')}
        </span>
      )}
    </span>
  )
}

export function DayField({ label, value, onChange }: { label: string; value: string; onChange: (day: string) => void }) {
  return <Field label={label}>{(id) => <DayInput id={id} value={value} onChange={onChange} />}</Field>
}
