import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { GroupSheet } from './GroupSheet.tsx'
import styles from './RecipientPicker.module.css'
import type { NamedRecipient } from './RecipientPicker.tsx'
import { type Group, missingOf } from './recipient-groups.ts'

type Props = { unitId: string; value: readonly NamedRecipient[]; onChange: (value: NamedRecipient[]) => void }

/** Units of the group that have closed are named: whoever uses it must know whom it reaches now. */
function Used({ group, added }: { group: Group; added: number }) {
  const { t } = useTranslation('groups')
  return (
    <div role="status" className={styles.summary}>
      <span className={styles.meta}>{added > 0 ? t('used', { name: group.name, count: added }) : t('nothingNew', { name: group.name })}</span>
      {group.closed.map((unit) => (
        <p key={unit.name} className={styles.warning}>
          {unit.successors.length > 0 ? t('replaced', { name: unit.name, successors: unit.successors.join(', ') }) : t('gone', { name: unit.name })}
        </p>
      ))}
    </div>
  )
}

/** Saved groups of the office: one click adds all of one. */
export function RecipientGroups({ unitId, value, onChange }: Props) {
  const { t } = useTranslation('groups')
  const problemText = useProblemText()
  const groups = useQuery(query('listRecipientGroups', { query: { unitId } }))
  const [used, setUsed] = useState<{ group: Group; added: number } | null>(null)
  const [opened, setOpened] = useState<{ id: string; isNew: boolean } | null>(null)
  const items = groups.data?.items ?? []
  const may = groups.data?.can.save
  const denied = typeof may === 'string' ? problemText({ code: may }) : undefined
  const add = (group: Group) => {
    const fresh = missingOf(group.members, value)
    if (fresh.length > 0) onChange([...value, ...fresh])
    setUsed({ group, added: fresh.length })
  }
  if (!groups.data || (items.length === 0 && value.length === 0)) return null
  return (
    <>
      <section className={styles.groups} aria-label={t('label')}>
        {items.map((group) => (
          <button
            key={group.id}
            type="button"
            className={styles.group}
            aria-label={t('use', { name: group.name, count: group.members.length })}
            onClick={() => add(group)}
          >
            {group.name} <span className={styles.meta}>{group.members.length}</span>
          </button>
        ))}
        <ActButton quiet disabledReason={denied ?? (value.length === 0 ? t('chooseFirst') : undefined)} onClick={() => setOpened({ id: newId(), isNew: true })}>
          {t('saveAs')}
        </ActButton>
        {items.length > 0 && (
          <ActButton quiet disabledReason={denied} onClick={() => setOpened({ id: items[0]?.id ?? '', isNew: false })}>
            {t('manage')}
          </ActButton>
        )}
      </section>
      {used && <Used {...used} />}
      {opened && <GroupSheet unitId={unitId} groups={items} chosen={value} {...opened} onClose={() => setOpened(null)} />}
    </>
  )
}
