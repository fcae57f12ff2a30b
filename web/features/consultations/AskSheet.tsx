import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './consultations.module.css'
import type { Found, Table } from './consultations.ts'
import { PartyPicker } from './PartyPicker.tsx'

const asked = (chosen: readonly Found[]) => chosen.map(({ kind, id }) => ({ kind, id }))

/** Xin ý kiến: whom, what, until when; about the revision as it is now. */
export function AskSheet({ document, onClose }: { document: Table['document']; onClose: () => void }) {
  const { t } = useTranslation('consultations')
  const toast = useToast()
  const ask = useCall('askOpinions')
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<Found[]>([])
  const [question, setQuestion] = useState(t('ask.questionUsual'))
  const [dueOn, setDueOn] = useState('')
  const lacks = () => {
    if (chosen.length === 0) return t('ask.needWhom')
    if (dueOn === '') return t('ask.needDue')
    return question.trim() === '' ? t('ask.needQuestion') : undefined
  }
  const commit = async () => {
    await ask.mutateAsync({ params: { id: document.id }, body: { id, question, dueOn, parties: asked(chosen) } })
    toast(t('ask.done', { count: chosen.length }))
    onClose()
  }
  return (
    <Sheet title={t('ask.title')} opened onClose={onClose}>
      <ActForm label={t('ask.commit', { count: chosen.length })} busy={ask.isPending} error={ask.error} lacks={lacks()} onCommit={commit}>
        <p className={styles.meta}>{t(document.access === 'named' ? 'ask.leadNamed' : 'ask.lead', { revision: document.revision })}</p>
        <PartyPicker documentId={document.id} chosen={chosen} onChange={setChosen} />
        <WordsField label={t('ask.question')} value={question} onChange={setQuestion} max={2000} lines={3} />
        <DayField label={t('ask.due')} value={dueOn} onChange={setDueOn} />
      </ActForm>
    </Sheet>
  )
}

/** The same request to others too. */
export function AskMoreSheet({ documentId, requestId, onClose }: { documentId: string; requestId: string; onClose: () => void }) {
  const { t } = useTranslation('consultations')
  const toast = useToast()
  const more = useCall('askMore')
  const [chosen, setChosen] = useState<Found[]>([])
  const commit = async () => {
    await more.mutateAsync({ params: { id: requestId }, body: { parties: asked(chosen) } })
    toast(t('ask.done', { count: chosen.length }))
    onClose()
  }
  return (
    <Sheet title={t('acts.askMore')} opened onClose={onClose}>
      <ActForm
        label={t('ask.commit', { count: chosen.length })}
        busy={more.isPending}
        error={more.error}
        lacks={chosen.length === 0 ? t('ask.needWhom') : undefined}
        onCommit={commit}
      >
        <PartyPicker documentId={documentId} chosen={chosen} onChange={setChosen} />
      </ActForm>
    </Sheet>
  )
}
