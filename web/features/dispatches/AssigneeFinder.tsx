import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Assignee, type Chosen, findAssignees } from './assign.ts'
import styles from './delivery.module.css'

type Props = { label: string; all: readonly Assignee[]; chosen: readonly Chosen[]; onAdd: (assignee: Assignee) => void }

const handled = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape'])

/** People and departments, found without diacritics. */
export function AssigneeFinder({ label, all, chosen, onAdd }: Props) {
  const { t } = useTranslation('dispatches')
  const id = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const found = open ? findAssignees(all, chosen, text) : []
  const add = (assignee: Assignee | undefined) => {
    if (!assignee) return
    onAdd(assignee)
    setText('')
    setAt(0)
    setOpen(false)
  }
  const act = (key: string) => {
    if (key === 'ArrowDown') setAt(Math.min(found.length - 1, at + 1))
    else if (key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (key === 'Enter') add(found[at])
    else setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || !handled.has(event.key)) return
    if (!open) {
      if (event.key === 'ArrowDown') setOpen(true)
      return
    }
    event.preventDefault()
    if (event.key === 'Escape') event.stopPropagation()
    act(event.key)
  }
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={styles.finder}>
        <input
          id={id}
          className={styles.input}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          {...(found[at] && { 'aria-activedescendant': `${id}-${at}` })}
          autoComplete="off"
          placeholder={t('act.assignFind')}
          value={text}
          onClick={() => setOpen(true)}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setText(event.target.value)
            setAt(0)
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
        />
        {found.length > 0 && (
          <div id={`${id}-list`} role="listbox" aria-label={label} className={styles.options}>
            {found.map((assignee, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: see the listbox
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
              <div
                key={assignee.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                className={styles.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => add(assignee)}
              >
                <b>{assignee.name}</b>
                <span className={styles.meta}>{assignee.kind === 'unit' ? t('act.department') : assignee.detail}</span>
              </div>
            ))}
          </div>
        )}
      </div>
      {open && text !== '' && found.length === 0 && <p className={styles.meta}>{t('act.assignNobody')}</p>}
    </div>
  )
}
