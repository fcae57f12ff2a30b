import { type KeyboardEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { useMe } from '../../platform/session.ts'
import { navFor } from '../../shell/nav.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { FoundLine } from './FoundLine.tsx'
import { addressOf, type Found, useFound } from './results.ts'
import styles from './search.module.css'
import { UnitLine } from './UnitLine.tsx'
import { type FoundUnit, useFoundUnits } from './units.ts'

type Choice = { key: string; to: string; found?: Found; unit?: FoundUnit; name: string }
const marks = /[\u0300-\u036f]/g
const fold = (text: string) => text.normalize('NFD').replace(marks, '').replace(/[đĐ]/g, 'd').toLowerCase()

/** What was found, then units and screens whose names fit what is typed. */
function useChoices(typed: string, found: readonly Found[], units: readonly FoundUnit[]): Choice[] {
  const { t } = useTranslation('common')
  const me = useMe()
  const screens = [
    ...navFor(me).map((item) => ({ key: item.name, to: item.to, name: t(`nav.${item.name}`) })),
    { key: 'account', to: paths.account(), name: t('nav.account') },
  ]
  const words = fold(typed).split(/\s+/).filter(Boolean)
  const fitting = screens.filter((screen) => words.every((word) => fold(screen.name).includes(word)))
  return [
    ...found.map((one) => ({ key: `${one.kind} ${one.id}`, to: addressOf(one), found: one, name: one.title })),
    ...units.map((unit) => ({ key: `unit ${unit.id}`, to: unit.to, unit, name: unit.name })),
    ...fitting,
  ]
}

function ChoiceLine({ choice }: { choice: Choice }) {
  const { t } = useTranslation('search')
  if (choice.found) return <FoundLine found={choice.found} />
  if (choice.unit) return <UnitLine unit={choice.unit} />
  return (
    <span>
      <span className={styles.facts}>{t('go')}</span> {choice.name}
    </span>
  )
}

/** Ctrl+K: anything by its number, its subject or its name. */
export function Palette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('search')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const listId = useId()
  const results = useFound(typed)
  const units = useFoundUnits(typed)
  const choices = useChoices(typed, typed.trim() === '' ? [] : (results.data?.items ?? []), units)
  const active = Math.min(at, Math.max(0, choices.length - 1))
  const go = (choice: Choice | undefined) => {
    if (!choice) return
    onClose()
    void navigate(choice.to)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      setAt(Math.max(0, Math.min(choices.length - 1, active + (event.key === 'ArrowDown' ? 1 : -1))))
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      go(choices[active])
    }
  }
  const nothing = typed.trim() !== '' && results.isSuccess && choices.length === 0
  return (
    <Sheet title={t('title')} opened onClose={onClose}>
      <input
        data-autofocus
        className={styles.input}
        type="search"
        role="combobox"
        aria-label={t('label')}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        {...(choices[active] && { 'aria-activedescendant': `${listId}-${active}` })}
        autoComplete="off"
        placeholder={t('label')}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div id={listId} role="listbox" aria-label={t('found')} className={styles.choices}>
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useFocusableInteractive: see the listbox
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
          <div
            key={choice.key}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            className={index === active ? styles.choiceActive : styles.choice}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => go(choice)}
          >
            <ChoiceLine choice={choice} />
          </div>
        ))}
      </div>
      <p role="status" className={styles.hint}>
        {nothing ? t('nothing', { text: typed.trim() }) : typed.trim() === '' ? t('hint') : ''}
      </p>
    </Sheet>
  )
}
