import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assignmentRoles } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { query } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { DueField } from '../calendar/public.tsx'
import { SpokenParts, useSpoken } from '../incoming/public.tsx'
import { AssigneeFinder } from './AssigneeFinder.tsx'
import type { FormProps } from './act-forms.tsx'
import { type Assignee, assigneesOf, type Chosen, type Role, toAssignments, withRole } from './assign.ts'
import styles from './delivery.module.css'
import { useDeliveryCall } from './delivery-call.ts'

function ChosenList({ chosen, onChange }: { chosen: readonly Chosen[]; onChange: (chosen: Chosen[]) => void }) {
  const { t } = useTranslation('dispatches')
  if (chosen.length === 0) return null
  return (
    <ul className={styles.chips}>
      {chosen.map(({ assignee, role }) => (
        <li key={assignee.key} className={`${styles.chip} ${role === 'lead' ? styles.chipLead : ''}`}>
          <b>{assignee.name}</b>
          <select
            aria-label={t('act.assignRole', { name: assignee.name })}
            value={role}
            onChange={(event) => onChange(withRole(chosen, assignee.key, event.target.value as Role))}
          >
            {assignmentRoles.map((code) => (
              <option key={code} value={code}>
                {t(`delivery.role.${code}`)}
              </option>
            ))}
          </select>
          <button
            type="button"
            aria-label={t('act.assignRemove', { name: assignee.name })}
            onClick={() => onChange(chosen.filter((one) => one.assignee.key !== assignee.key))}
          >
            ×
          </button>
        </li>
      ))}
    </ul>
  )
}

/** The leader's act: one lead, others in support or for information, by when, and in which words. */
export function AssignForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('assignDelivery')
  const found = useQuery(query('listAssignees', { query: { unitId: delivery.unitId } }))
  const [chosen, setChosen] = useState<Chosen[]>([])
  const [dueOn, setDueOn] = useState(delivery.dueOn ?? '')
  const [instruction, setInstruction] = useState('')
  const spoken = useSpoken()
  const [unsent, setUnsent] = useState<unknown>(null)
  const lacks = chosen.length === 0 ? t('act.needSomeone') : chosen.some((one) => one.role === 'lead') ? undefined : t('act.needLead')
  const add = (assignee: Assignee) =>
    setChosen([...chosen, { assignmentId: newId(), assignee, role: chosen.some((one) => one.role === 'lead') ? 'support' : 'lead' }])
  const commit = async () => {
    setUnsent(null)
    const parts = await spoken.send().catch((error: unknown) => {
      setUnsent(error)
      throw error
    })
    const body = { assignments: toAssignments(chosen, dueOn), ...parts, ...(instruction.trim() && { instruction }) }
    finish(await act.mutateAsync({ params: { id: delivery.id }, body }), t('act.assigned'))
    spoken.done()
    onDone()
  }
  return (
    <ActForm
      label={t(delivery.assignments.length > 0 ? 'act.assignAgain' : 'act.assign')}
      busy={act.isPending}
      error={unsent ?? act.error ?? found.error}
      lacks={lacks}
      primary={primary}
      onCommit={commit}
    >
      <ChosenList chosen={chosen} onChange={setChosen} />
      <AssigneeFinder label={t('act.assignWho')} all={found.data ? assigneesOf(found.data) : []} chosen={chosen} onAdd={add} />
      <WordsField label={t('act.instruction')} hint={t('act.instructionHint')} value={instruction} onChange={setInstruction} max={2000} />
      <SpokenParts spoken={spoken} />
      <DueField label={t('act.acceptDue')} value={dueOn} onChange={setDueOn} />
    </ActForm>
  )
}
