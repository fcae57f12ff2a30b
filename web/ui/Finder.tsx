import { type KeyboardEvent, useId, useState } from 'react'
import { Field } from './Field.tsx'
import styles from './Finder.module.css'

type Found = { key: string; name: string; detail: string }
type Props<T extends Found> = {
  label: string
  hint: string
  /** Said when the words typed find nothing. */
  nobody: string
  /** Where there is room for the list. */
  below?: boolean
  find: (text: string) => readonly T[]
  /** For who asks the server what the words find. */
  onType?: (text: string) => void
  onAdd: (found: T) => void
}

const handled = new Set(['ArrowDown', 'ArrowUp', 'Enter', 'Escape'])

/** A box that finds people or units by a part of their name and takes one after the other. */
export function Finder<T extends Found>({ label, hint, nobody, below = false, find, onType, onAdd }: Props<T>) {
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const [open, setOpen] = useState(false)
  const found = open ? find(text) : []
  const type = (words: string) => {
    setText(words)
    setAt(0)
    onType?.(words)
  }
  const add = (one: T | undefined) => {
    if (!one) return
    onAdd(one)
    type('')
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
    <Field label={label}>
      {(id) => (
        <>
          <div className={styles.finder}>
            <input
              id={id}
              className={styles.input}
              role="combobox"
              aria-expanded={found.length > 0}
              aria-controls={listId}
              aria-autocomplete="list"
              {...(found[at] && { 'aria-activedescendant': `${listId}-${at}` })}
              autoComplete="off"
              placeholder={hint}
              value={text}
              onClick={() => setOpen(true)}
              onFocus={() => setOpen(true)}
              onBlur={() => setOpen(false)}
              onChange={(event) => {
                type(event.target.value)
                setOpen(true)
              }}
              onKeyDown={onKeyDown}
            />
            {found.length > 0 && (
              <div id={listId} role="listbox" aria-label={label} className={`${styles.options} ${below ? styles.below : ''}`}>
                {found.map((one, index) => (
                  // biome-ignore lint/a11y/useFocusableInteractive: see the listbox
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
                  <div
                    key={one.key}
                    id={`${listId}-${index}`}
                    role="option"
                    aria-selected={index === at}
                    className={styles.option}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => add(one)}
                  >
                    <b>{one.name}</b>
                    <span className={styles.meta}>{one.detail}</span>
                  </div>
                ))}
              </div>
            )}
          </div>
          {open && text !== '' && found.length === 0 && nobody && <p className={styles.meta}>{nobody}</p>}
        </>
      )}
    </Field>
  )
}
