import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import formStyles from './delivery.module.css'
import type { Dispatch } from './dispatches.ts'

/** Gửi bổ sung: a new send of the document to the same places, tied to this one, whose matrix goes on with the new copies. */
export function SupplementSheet({ dispatch, onClose }: { dispatch: Dispatch; onClose: () => void }) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const send = useCall('dispatchDocument')
  const [id] = useState(newId)
  const [message, setMessage] = useState('')
  const count = dispatch.progress.total
  const commit = async () => {
    const sent = await send.mutateAsync({
      params: { id: dispatch.documentId },
      body: { id, followsDispatchId: dispatch.id, ...(message.trim() && { message }) },
    })
    toast(t('matrix.supplementDone', { count: sent.recipients }))
    onClose()
  }
  return (
    <Sheet title={t('matrix.supplement')} opened onClose={onClose}>
      <ActForm
        label={t('matrix.supplementConfirm', { count })}
        busy={send.isPending}
        error={send.error}
        lacks={message.trim() === '' ? t('act.needReason') : undefined}
        onCommit={commit}
      >
        <p className={formStyles.meta}>{t('matrix.supplementLead', { code: dispatch.code, count })}</p>
        <WordsField label={t('matrix.supplementMessage')} value={message} onChange={setMessage} max={2000} />
      </ActForm>
    </Sheet>
  )
}
