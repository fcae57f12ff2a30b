import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { paths } from '../../paths.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PinPad } from '../../ui/PinPad.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import type { DocumentDetail } from './draft.ts'
import styles from './documents.module.css'
import { type NamedRecipient, RecipientPicker, RouteSummary, useReach } from './RecipientPicker.tsx'

/**
 * The clerk's one act: number, register, seal, then send. Two calls under ids made once: a failure between leaves
 * the document issued and unsent, and the same button finishes it.
 */
export function SealAndSend({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const toast = useToast()
  const problemText = useProblemText()
  const actReason = useActReason()
  const seal = useCall('sealDocument')
  const dispatch = useCall('dispatchDocument')
  const ids = useRef({ signing: newId(), dispatch: newId() })
  const sealed = useRef(document.state === 'issued')
  const again = document.dispatches.length > 0
  const [recipients, setRecipients] = useState<NamedRecipient[]>(() => (again ? [] : document.recipients.map((one) => ({ ...one, locked: true }))))
  const [message, setMessage] = useState('')
  const [askPin, setAskPin] = useState(false)
  const reach = useReach(document.unitId, recipients)
  const count = reach ?? 0
  const error = seal.error ?? dispatch.error

  const send = async () => {
    const body = { id: ids.current.dispatch, recipients: recipients.map(({ scope, purpose }) => ({ scope, purpose })), ...(message.trim() && { message: message.trim() }) }
    const reply = await dispatch.mutateAsync({ params: { id: document.id }, body })
    toast(t('document.sent', { count: reply.recipients }))
    await navigate(paths.matrix(reply.id))
  }
  const sealAndSend = async (pin: string) => {
    if (!sealed.current) {
      await seal.mutateAsync({ params: { id: document.id }, body: { pin, signingId: ids.current.signing } })
      sealed.current = true
    }
    if (recipients.length > 0) await send()
    else setAskPin(false)
  }
  const start = () => {
    if (sealed.current) void send().catch(() => undefined)
    else setAskPin(true)
  }
  const reason = actReason ?? (sealed.current && count === 0 ? t('draft.chooseRecipientFirst') : undefined)
  return (
    <>
      <RecipientPicker fromUnitId={document.unitId} label={t('document.recipients')} value={recipients} onChange={setRecipients} />
      <label className={styles.field}>
        <span className={styles.label}>{t('document.message')}</span>
        <input className={styles.input} value={message} maxLength={2000} onChange={(event) => setMessage(event.target.value)} />
      </label>
      <RouteSummary fromUnitId={document.unitId} recipients={recipients} />
      <p className={styles.meta}>{document.state === 'issued' ? !again && t('document.sendLead', { code: document.code }) : t('document.sealLead', { code: document.expectedCode ?? '' })}</p>
      {error && !askPin && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
      <ActButton primary wide disabledReason={reason} busy={dispatch.isPending || seal.isPending} keys="Ctrl+Enter" onClick={start}>
        {recipients.length === 0 ? t('document.seal') : t(document.state === 'issued' ? 'document.send' : 'document.sealAndSend', { count })}
      </ActButton>
      {askPin && (
        <Sheet title={t('document.sealLead', { code: document.expectedCode ?? '' })} opened onClose={() => setAskPin(false)}>
          <PinPad
            label={t('document.pin')}
            busy={seal.isPending || dispatch.isPending}
            error={error ? problemText(error) : null}
            onComplete={(pin) => void sealAndSend(pin).catch(() => undefined)}
          />
        </Sheet>
      )}
    </>
  )
}
