import { IconPencil, IconStar, IconStarFilled, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useToast } from '../../ui/Toast.tsx'
import styles from './saved.module.css'
import type { Saved } from './saved.ts'

function Rename({ saved, onDone }: { saved: Saved; onDone: (name: string | null) => void }) {
  const { t } = useTranslation('saved')
  const [name, setName] = useState(saved.name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onDone(name.trim() === '' ? null : name)
  }
  return (
    <form className={styles.rename} onSubmit={submit}>
      <input
        aria-label={t('newName', { name: saved.name })}
        // biome-ignore lint/a11y/noAutofocus: one asked to write here
        autoFocus
        value={name}
        maxLength={80}
        onChange={(event) => setName(event.target.value)}
        onBlur={() => onDone(null)}
      />
    </form>
  )
}

/** One click opens it; star, pencil and bin stand beside. */
export function SavedLine({ saved, here, onOpen }: { saved: Saved; here: boolean; onOpen: () => void }) {
  const { t } = useTranslation('saved')
  const save = useCall('saveSearch')
  const remove = useCall('removeSavedSearch')
  const toast = useToast()
  const problemText = useProblemText()
  const [renaming, setRenaming] = useState(false)
  const { id, list, name, query, isDefault } = saved
  const say = (error: unknown) => toast(problemText(error), 'problem')
  const change = (more: { name?: string; isDefault?: boolean }) => {
    save.mutateAsync({ params: { id }, body: { list, name, query, isDefault, ...more } }).catch(say)
  }
  const renamed = (wanted: string | null) => {
    setRenaming(false)
    if (wanted !== null && wanted !== name) change({ name: wanted })
  }
  if (renaming) {
    return (
      <li className={styles.line}>
        <Rename saved={saved} onDone={renamed} />
      </li>
    )
  }
  const Star = isDefault ? IconStarFilled : IconStar
  return (
    <li className={styles.line}>
      <button type="button" className={styles.open} aria-current={here || undefined} onClick={onOpen}>
        {name}
        {isDefault && <span className={styles.note}> {t('isDefault')}</span>}
      </button>
      <button
        type="button"
        aria-pressed={isDefault}
        aria-label={t('default', { name })}
        title={t('default', { name })}
        onClick={() => change({ isDefault: !isDefault })}
      >
        <Star size={17} aria-hidden="true" />
      </button>
      <button type="button" aria-label={t('rename', { name })} title={t('rename', { name })} onClick={() => setRenaming(true)}>
        <IconPencil size={17} aria-hidden="true" />
      </button>
      <button
        type="button"
        aria-label={t('remove', { name })}
        title={t('remove', { name })}
        onClick={() => void remove.mutateAsync({ params: { id } }).catch(say)}
      >
        <IconTrash size={17} aria-hidden="true" />
      </button>
    </li>
  )
}
