import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Finder } from '../../ui/Finder.tsx'
import styles from './agenda.module.css'
import { findParties, type Party } from './agenda.ts'

type Props = { label: string; all: readonly Party[]; chosen: readonly Party[]; onChange: (chosen: Party[]) => void }

/** Departments and people, one after the other. */
export function PartyField({ label, all, chosen, onChange }: Props) {
  const { t } = useTranslation('agenda')
  const find = (text: string) =>
    findParties(all, chosen, text)
      .slice(0, 8)
      .map((one) => ({ ...one, key: one.id, detail: '' }))
  return (
    <div className={styles.parties}>
      <Finder label={label} hint={t('form.find')} nobody={t('form.nobody')} find={find} onAdd={({ id, name }) => onChange([...chosen, { id, name }])} />
      {chosen.length > 0 && (
        <ul className={styles.chosen}>
          {chosen.map((one) => (
            <li key={one.id}>
              {one.name}
              <button type="button" aria-label={t('form.remove', { name: one.name })} onClick={() => onChange(chosen.filter((other) => other.id !== one.id))}>
                <IconX size={16} aria-hidden="true" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
