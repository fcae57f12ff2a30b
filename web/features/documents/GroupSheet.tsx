import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './RecipientPicker.module.css'
import type { NamedRecipient } from './RecipientPicker.tsx'
import { type Group, memberKey, missingOf } from './recipient-groups.ts'
import { useRecipientName } from './recipient-name.ts'

type Member = Group['members'][number]
type FormProps = { id: string; unitId: string; initial: { name: string; members: readonly Member[] }; chosen: readonly NamedRecipient[]; onDone: () => void }

function Members({ members, onRemove }: { members: readonly Member[]; onRemove: (member: Member) => void }) {
  const { t } = useTranslation('groups')
  const sayName = useRecipientName()
  return (
    <ul className={styles.members} aria-label={t('members')}>
      {members.map((member) => (
        <li key={memberKey(member)} className={styles.member}>
          <span>
            <b>{sayName(member)}</b> <span className={styles.meta}>{t(member.purpose)}</span>
          </span>
          <button type="button" className={styles.remove} aria-label={t('removeMember', { name: sayName(member) })} onClick={() => onRemove(member)}>
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

function GroupForm({ id, unitId, initial, chosen, onDone }: FormProps) {
  const { t } = useTranslation('groups')
  const save = useCall('saveRecipientGroup')
  const [name, setName] = useState(initial.name)
  const [members, setMembers] = useState(initial.members)
  const more = missingOf(chosen, members)
  const lack = members.length === 0 ? t('membersFirst') : name.trim() === '' ? t('nameFirst') : undefined
  const commit = async () => {
    await save.mutateAsync({ params: { id }, body: { unitId, name, members: members.map(({ scope, purpose }) => ({ scope, purpose })) } })
    onDone()
  }
  return (
    <ActForm label={t('save')} busy={save.isPending} error={save.error} lacks={lack} onCommit={commit}>
      <WordsField label={t('name')} lines={1} max={100} value={name} onChange={setName} />
      <Members members={members} onRemove={(member) => setMembers(members.filter((one) => one !== member))} />
      {more.length > 0 && (
        <ActButton onClick={() => setMembers([...members, ...more.map(({ scope, purpose, name: said, count }) => ({ scope, purpose, name: said, count }))])}>
          {t('addChosen')}
        </ActButton>
      )}
    </ActForm>
  )
}

type Props = { id: string; isNew: boolean; unitId: string; groups: readonly Group[]; chosen: readonly NamedRecipient[]; onClose: () => void }

/** A new group from what is chosen, or the groups that are there, one at a time. */
export function GroupSheet({ id, isNew, unitId, groups, chosen, onClose }: Props) {
  const { t } = useTranslation('groups')
  const remove = useCall('removeRecipientGroup')
  const [current, setCurrent] = useState(id)
  const group = groups.find((one) => one.id === current)
  const initial = isNew ? { name: '', members: chosen.map(({ scope, purpose, name, count }) => ({ scope, purpose, name, count })) } : group
  return (
    <Sheet title={t(isNew ? 'newTitle' : 'title')} opened onClose={onClose}>
      <div className={styles.field}>
        {!isNew && groups.length > 1 && (
          <SelectField label={t('title')} value={current} options={groups.map((one) => ({ value: one.id, label: one.name }))} onChange={setCurrent} />
        )}
        {initial ? (
          <GroupForm key={current} id={current} unitId={unitId} initial={initial} chosen={isNew ? [] : chosen} onDone={onClose} />
        ) : (
          <p className={styles.nothing}>{t('empty')}</p>
        )}
        {group && !isNew && (
          <ActButton busy={remove.isPending} onClick={() => remove.mutate({ params: { id: group.id } }, { onSuccess: onClose })}>
            {t('remove')}
          </ActButton>
        )}
      </div>
    </Sheet>
  )
}
