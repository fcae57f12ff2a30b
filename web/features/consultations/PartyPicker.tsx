import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import styles from './consultations.module.css'
import type { Found } from './consultations.ts'

type Props = { documentId: string; chosen: readonly Found[]; onChange: (chosen: Found[]) => void }
const handled = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape'])

function Chips({ chosen, onChange }: Omit<Props, 'documentId'>) {
  const { t } = useTranslation('consultations')
  if (chosen.length === 0) return null
  return (
    <ul className={styles.chips}>
      {chosen.map((one) => (
        <li key={one.id} className={styles.pick}>
          {one.name}
          <button type="button" aria-label={t('ask.remove', { name: one.name })} onClick={() => onChange(chosen.filter((other) => other !== one))}>
            <span aria-hidden="true">×</span>
          </button>
        </li>
      ))}
    </ul>
  )
}

/** Departments first, then other units and people of the office, found without diacritics. */
export function PartyPicker({ documentId, chosen, onChange }: Props) {
  const { t } = useTranslation('consultations')
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const answer = useQuery({ ...query('findAskable', { params: { id: documentId }, query: { q: text } }), placeholderData: keepPreviousData })
  const known = new Set(chosen.map((one) => one.id))
  const found = open ? (answer.data?.items ?? []).filter((one) => !known.has(one.id)) : []
  const add = (one: Found | undefined) => {
    if (!one) return
    onChange([...chosen, one])
    setText('')
    setAt(0)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || !handled.has(event.key)) return
    if (event.key === 'Escape' && !open) return
    event.preventDefault()
    if (event.key === 'Escape') event.stopPropagation()
    setOpen(event.key !== 'Escape')
    if (event.key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
    if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    if (event.key === 'Enter') add(found[at])
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{t('ask.whom')}</label>
      <Chips chosen={chosen} onChange={onChange} />
      <input
        id={id}
        className={styles.input}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(found[at] && { 'aria-activedescendant': `${id}-${at}` })}
        autoComplete="off"
        placeholder={t('ask.find')}
        value={text}
        onClick={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {found.length > 0 && (
        <div id={`${id}-list`} role="listbox" aria-label={t('ask.whom')} className={styles.options}>
          {found.map((one, index) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active one
            // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
            <div
              key={one.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.option}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => add(one)}
            >
              <b>{one.name}</b>
              <span className={styles.meta}>{one.kind === 'unit' ? one.detail || t('ask.unit') : one.detail}</span>
            </div>
          ))}
        </div>
      )}
      {open && text !== '' && answer.data?.items.length === 0 && <p className={styles.meta}>{t('ask.nobody')}</p>}
    </div>
  )
}
