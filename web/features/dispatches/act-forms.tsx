import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { refusalGrounds } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { DueField } from '../calendar/public.tsx'
import { useHandling } from '../incoming/public.tsx'
import { DuplicateNote } from './DuplicateNote.tsx'
import styles from './delivery.module.css'
import { useDeliveryCall } from './delivery-call.ts'
import type { Delivery } from './dispatches.ts'

export type FormProps = { delivery: Delivery; primary: boolean; onDone: () => void }
const one = (delivery: Delivery) => ({ params: { id: delivery.id } })

export function AcceptForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('acceptDelivery')
  const [dueOn, setDueOn] = useState('')
  const commit = async () => {
    const reply = await act.mutateAsync({ ...one(delivery), body: { dueOn: dueOn || null } })
    finish(reply, t('act.accepted', { number: reply.arrivalNumber ?? '–' }))
    onDone()
  }
  return (
    <ActForm label={t('act.accept')} busy={act.isPending} error={act.error} primary={primary} onCommit={commit}>
      <DuplicateNote asked={{ deliveryId: delivery.id }} />
      <DueField brief label={`${t('act.acceptDue')} (${t('delivery.optional')})`} value={dueOn} onChange={setDueOn} />
    </ActForm>
  )
}

export function RefuseForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('refuseDelivery')
  const [ground, setGround] = useState<(typeof refusalGrounds)[number] | null>(null)
  const [reason, setReason] = useState('')
  const lacks = ground === null ? t('act.needGround') : reason.trim() === '' ? t('act.needReason') : undefined
  const commit = async () => {
    if (ground === null) return
    finish(await act.mutateAsync({ ...one(delivery), body: { ground, reason } }), t('act.refused'))
    onDone()
  }
  return (
    <ActForm label={t('act.refuseConfirm')} busy={act.isPending} error={act.error} lacks={lacks} primary={primary} onCommit={commit}>
      <p className={styles.meta}>{t('act.refuseLead')}</p>
      <fieldset className={styles.field}>
        <legend>{t('act.ground')}</legend>
        {refusalGrounds.map((code) => (
          <label key={code} className={styles.choice}>
            <input type="radio" name="ground" checked={ground === code} onChange={() => setGround(code)} />
            {t(`act.grounds.${code}`)}
          </label>
        ))}
      </fieldset>
      <WordsField label={t('reason')} hint={t('act.refuseHint')} value={reason} onChange={setReason} />
    </ActForm>
  )
}

export function FaultForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('reportFault')
  const [id] = useState(newId)
  const [text, setText] = useState('')
  const commit = async () => {
    finish(await act.mutateAsync({ ...one(delivery), body: { id, text } }), t('act.faultDone'))
    onDone()
  }
  return (
    <ActForm
      label={t('act.faultConfirm')}
      busy={act.isPending}
      error={act.error}
      lacks={text.trim() === '' ? t('act.needReason') : undefined}
      primary={primary}
      onCommit={commit}
    >
      <p className={styles.meta}>{t('act.faultLead')}</p>
      <WordsField label={t('act.faultText')} hint={t('act.faultHint')} value={text} onChange={setText} />
    </ActForm>
  )
}

export function SubmitForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('submitDelivery')
  const found = useQuery(query('listAssignees', { query: { unitId: delivery.unitId } }))
  const leaders = (found.data?.people ?? []).filter((person) => person.isLeader)
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<string | null>(null)
  const [note, setNote] = useState('')
  const leader = leaders.find((person) => person.personId === chosen) ?? (leaders.length === 1 ? leaders[0] : undefined)
  const commit = async () => {
    if (!leader) return
    const reply = await act.mutateAsync({ ...one(delivery), body: { id, toPersonId: leader.personId, ...(note.trim() && { note }) } })
    finish(reply, t('act.submitted', { name: leader.fullName }))
    onDone()
  }
  return (
    <ActForm
      label={leader ? t('act.submitConfirm', { name: leader.fullName }) : t('act.submit')}
      busy={act.isPending}
      error={act.error ?? found.error}
      lacks={leader ? undefined : t('act.needLeader')}
      primary={primary}
      onCommit={commit}
    >
      <SelectField
        label={t('act.submitTo')}
        none={t('act.submitChoose')}
        value={leader?.personId ?? ''}
        options={leaders.map((person) => ({ value: person.personId, label: `${person.fullName}, ${person.office}` }))}
        onChange={setChosen}
      />
      <WordsField label={`${t('act.note')} (${t('delivery.optional')})`} value={note} onChange={setNote} />
    </ActForm>
  )
}

export function ReturnForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('returnSubmission')
  const [reason, setReason] = useState('')
  const commit = async () => {
    finish(await act.mutateAsync({ ...one(delivery), body: { reason } }), t('act.returned'))
    onDone()
  }
  return (
    <ActForm
      label={t('act.return')}
      busy={act.isPending}
      error={act.error}
      lacks={reason.trim() === '' ? t('act.needReason') : undefined}
      primary={primary}
      onCommit={commit}
    >
      <WordsField label={t('reason')} hint={t('act.returnHint')} value={reason} onChange={setReason} />
    </ActForm>
  )
}

export function StartForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('startAssignment')
  const commit = async () => {
    finish(await act.mutateAsync(one(delivery)), t('act.started'))
    onDone()
  }
  return <ActForm label={t('act.start')} busy={act.isPending} error={act.error} primary={primary} onCommit={commit} />
}

/** The result in a few words; of what was answered by a document the words stand there already. */
function useFinishNote(deliveryId: string): [string, (note: string) => void] {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  const answered = useHandling(deliveryId).data?.answers.findLast((answer) => answer.sentAt !== null)
  const proposed = answered ? t('answer.finishNote', { code: answered.code, date: answered.documentOn ? format.fullDay(answered.documentOn) : '' }) : ''
  const [written, setWritten] = useState<string | null>(null)
  return [written ?? proposed, setWritten]
}

export function FinishForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('finishAssignment')
  const [note, setNote] = useFinishNote(delivery.id)
  const commit = async () => {
    finish(await act.mutateAsync({ ...one(delivery), body: note.trim() ? { note } : {} }), t('act.finished'))
    onDone()
  }
  return (
    <ActForm label={t('act.finish')} busy={act.isPending} error={act.error} primary={primary} onCommit={commit}>
      <WordsField label={`${t('act.finishNote')} (${t('delivery.optional')})`} hint={t('act.finishHint')} value={note} onChange={setNote} />
    </ActForm>
  )
}

export function ReopenForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('reopenAssignment')
  const [reason, setReason] = useState('')
  const commit = async () => {
    finish(await act.mutateAsync({ ...one(delivery), body: { reason } }), t('act.reopened'))
    onDone()
  }
  return (
    <ActForm
      label={t('act.reopen')}
      busy={act.isPending}
      error={act.error}
      lacks={reason.trim() === '' ? t('act.needReason') : undefined}
      primary={primary}
      onCommit={commit}
    >
      <WordsField label={t('reason')} hint={t('act.reopenHint')} value={reason} onChange={setReason} />
    </ActForm>
  )
}

/** What became of a recalled copy, on the system and on paper: the sender reads it in the matrix. */
export function AnswerRecallForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('dispatches')
  const { act, finish } = useDeliveryCall('answerRecall')
  const [id] = useState(newId)
  const [text, setText] = useState(() => t('recall.usualAnswer'))
  const commit = async () => {
    finish(await act.mutateAsync({ ...one(delivery), body: { id, text } }), t('recall.answerDone'))
    onDone()
  }
  return (
    <ActForm
      label={t('act.answerRecall')}
      busy={act.isPending}
      error={act.error}
      lacks={text.trim() === '' ? t('act.needReason') : undefined}
      primary={primary}
      onCommit={commit}
    >
      <WordsField label={t('recall.answer')} value={text} onChange={setText} />
    </ActForm>
  )
}
