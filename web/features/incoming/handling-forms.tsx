import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { query } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { type Handling, useHandlingCall } from './handling.ts'
import { SpokenFields } from './SpokenFields.tsx'
import { useSpoken } from './spoken.ts'

export type HandlingFormProps = { deliveryId: string; unitId: string; handling: Handling; onDone: () => void }

export function InstructForm({ deliveryId, onDone }: HandlingFormProps) {
  const { t } = useTranslation('incoming')
  const { act, finish } = useHandlingCall('giveInstruction', deliveryId)
  const spoken = useSpoken()
  const [id] = useState(newId)
  const [words, setWords] = useState('')
  const [problem, setProblem] = useState<unknown>(null)
  const commit = async () => {
    setProblem(null)
    const parts = await spoken.send().catch((error: unknown) => {
      setProblem(error)
      throw error
    })
    finish(await act.mutateAsync({ params: { id: deliveryId }, body: { id, ...parts, ...(words.trim() && { words }) } }), t('instruction.given'))
    spoken.done()
    onDone()
  }
  const lacks = words.trim() === '' && spoken.isEmpty ? t('instruction.lacks') : undefined
  return (
    <ActForm label={t('instruction.give')} busy={act.isPending} error={problem ?? act.error} lacks={lacks} onCommit={commit}>
      <WordsField label={t('instruction.words')} value={words} onChange={setWords} max={2000} lines={3} />
      <SpokenFields spoken={spoken} />
    </ActForm>
  )
}

export function ProposeForm({ deliveryId, onDone }: HandlingFormProps) {
  const { t } = useTranslation('incoming')
  const { act, finish } = useHandlingCall('proposeSettlement', deliveryId)
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const commit = async () => {
    finish(await act.mutateAsync({ params: { id: deliveryId }, body: { id, text } }), t('proposal.made'))
    onDone()
  }
  return (
    <ActForm label={t('proposal.make')} busy={act.isPending} error={act.error} lacks={text.trim() === '' ? t('proposal.lacks') : undefined} onCommit={commit}>
      <WordsField label={t('proposal.text')} hint={t('proposal.hint')} value={text} onChange={setText} max={4000} lines={4} />
    </ActForm>
  )
}

/** Those it waits with are told, with a word or without. */
export function UrgeForm({ deliveryId, onDone }: HandlingFormProps) {
  const { t } = useTranslation('incoming')
  const { act, finish } = useHandlingCall('urgeDelivery', deliveryId)
  const [id] = useState(newId)
  const [message, setMessage] = useState('')
  const commit = async () => {
    finish(await act.mutateAsync({ params: { id: deliveryId }, body: { id, ...(message.trim() && { message }) } }), t('urge.done'))
    onDone()
  }
  return (
    <ActForm label={t('urge.commit')} busy={act.isPending} error={act.error} onCommit={commit}>
      <WordsField label={t('urge.message')} hint={t('urge.hint')} value={message} onChange={setMessage} max={500} lines={2} />
    </ActForm>
  )
}

/** The head of department names one of its people and a day. */
export function HandOnForm({ deliveryId, unitId, handling, onDone }: HandlingFormProps) {
  const { t } = useTranslation('incoming')
  const { act, finish } = useHandlingCall('handOnDelivery', deliveryId)
  const found = useQuery(query('listAssignees', { query: { unitId } }))
  const [id] = useState(newId)
  const [personId, setPersonId] = useState('')
  const [dueOn, setDueOn] = useState('')
  const options = handling.handOnFrom.flatMap((department) =>
    (found.data?.people ?? [])
      .filter((person) => person.unitName === department.name)
      .map((person) => ({ value: `${department.unitId} ${person.personId}`, label: `${person.fullName}, ${person.office}` })),
  )
  const commit = async () => {
    const [ofUnit = '', person = ''] = personId.split(' ')
    finish(await act.mutateAsync({ params: { id: deliveryId }, body: { id, unitId: ofUnit, personId: person, dueOn: dueOn || null } }), t('handOn.done'))
    onDone()
  }
  return (
    <ActForm label={t('handOn.give')} busy={act.isPending} error={act.error ?? found.error} lacks={personId ? undefined : t('handOn.lacks')} onCommit={commit}>
      <SelectField label={t('handOn.who')} none={t('handOn.choose')} value={personId} options={options} onChange={setPersonId} />
      <DayField label={t('handOn.dueOn')} value={dueOn} onChange={setDueOn} />
    </ActForm>
  )
}
