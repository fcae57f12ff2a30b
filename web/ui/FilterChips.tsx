import { type ReactNode, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './FilterChips.module.css'
import { isKey, openDialog, usePageKeys } from './keys.ts'

type Option = { value: string; label: string; count?: number | undefined }
type Search = { label: string; value: string; onChange: (value: string) => void }
type Props = {
  label: string
  value: string
  options: readonly Option[]
  onChange: (value: string) => void
  search?: Search /** At the end of the bar. */
  end?: ReactNode
}

function SearchField({ label, value, onChange }: Search) {
  const input = useRef<HTMLInputElement>(null)
  usePageKeys((event) => {
    if (!isKey(event, '/') || openDialog()) return
    event.preventDefault()
    input.current?.focus()
  })
  return (
    <label className={styles.search}>
      <span className={styles.hidden}>{label}</span>
      <input ref={input} type="search" value={value} placeholder={label} autoComplete="off" onChange={(event) => onChange(event.target.value)} />
      <span aria-hidden="true">
        <kbd>/</kbd>
      </span>
    </label>
  )
}

/** Filters carry their counts; "/" goes to the search field. */
export function FilterChips({ label, value, options, onChange, search, end }: Props) {
  const { i18n } = useTranslation('common')
  return (
    <div className={styles.bar}>
      {search && <SearchField {...search} />}
      <fieldset className={styles.chips}>
        <legend className={styles.hidden}>{label}</legend>
        {options.map((option) => (
          <button key={option.value} type="button" className={styles.chip} aria-pressed={option.value === value} onClick={() => onChange(option.value)}>
            {option.label}
            {option.count !== undefined && <span className={styles.count}> {option.count.toLocaleString(i18n.language)}</span>}
          </button>
        ))}
      </fieldset>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  )
}
