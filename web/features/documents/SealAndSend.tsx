import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { isPinLocked } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { SecretWay } from '../../platform/SecretWay.tsx'
import { ActButton } from '../../ui/ActButton.tsx'
import { PinPad } from '../../ui/PinPad.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import { type NamedRecipient, RecipientPicker, RouteSummary, useReach } from './RecipientPicker.tsx'

/** Two calls under ids made once: a failure between leaves the document issued and unsent, and the same button finishes it. */
function useSealAndSend(document: DocumentDetail, recipients: readonly NamedRecipient[], message: string) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const toast = useToast()
  const seal = useCall('sealDocument')
  const dispatch = useCall('dispatchDocument')
  const ids = useRef({ signing: newId(), dispatch: newId() })
  const sealed = useRef(document.state === 'issued')
  const send = async () => {
    const words = message.trim()
    const body = { id: ids.current.dispatch, recipients: recipients.map(({ scope, purpose }) => ({ scope, purpose })), ...(words && { message: words }) }
    const reply = await dispatch.mutateAsync({ params: { id: document.id }, body })
    toast(t('document.sent', { count: reply.recipients }))
    await navigate(paths.matrix(reply.id))
  }
  const sealOnce = async (pin: string) => {
    if (sealed.current) return
    await seal.mutateAsync({ params: { id: document.id }, body: { pin, signingId: ids.current.signing } })
    sealed.current = true
  }
  return {
    ...{ send, sealOnce, isSealed: () => sealed.current },
    ...{ error: seal.error ?? dispatch.error, busy: seal.isPending || dispatch.isPending, sending: dispatch.isPending },
  }
}

function Lead({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  if (document.state !== 'issued') return <p className={styles.meta}>{t('document.sealLead', { code: document.expectedCode ?? '' })}</p>
  return document.dispatches.length > 0 ? null : <p className={styles.meta}>{t('document.sendLead', { code: document.code })}</p>
}

type Props = { document: DocumentDetail; children: ReactNode; waysBack: ReactNode }

/** Signed is signed: a day that passed meanwhile is told, and hinders nothing. */
function ReplyDuePast({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  if (document.replyDueOn === null || format.daysUntil(document.replyDueOn) >= 0) return null
  return <p className={styles.warning}>{t('document.replyDuePast', { date: format.day(document.replyDueOn) })}</p>
}

/** The clerk's one act: number, register, seal, then send. What is sent stands above the rest of the page, once it was sent below it; the act at its foot. */
export function SealAndSend({ document, children, waysBack }: Props) {
  const { t } = useTranslation('documents')
  const problemText = useProblemText()
  const actReason = useActReason()
  const again = document.dispatches.length > 0
  const [recipients, setRecipients] = useState<NamedRecipient[]>(() => (again ? [] : document.recipients.map((one) => ({ ...one, locked: true }))))
  const [message, setMessage] = useState('')
  const [askPin, setAskPin] = useState(false)
  const { send, sealOnce, isSealed, error, busy, sending } = useSealAndSend(document, recipients, message)
  const count = useReach(document.unitId, recipients) ?? 0
  const issued = document.state === 'issued'
  const sealAndSend = async (pin: string) => {
    await sealOnce(pin)
    if (recipients.length > 0) await send()
    else setAskPin(false)
  }
  const start = () => {
    if (isSealed()) void send().catch(() => undefined)
    else setAskPin(true)
  }
  const reason = actReason ?? (issued && count === 0 ? t('draft.chooseRecipientFirst') : undefined)
  const alone = t(issued ? 'document.sendAgain' : 'document.seal')
  const name = recipients.length === 0 ? alone : t(issued ? 'document.send' : 'document.sealAndSend', { count })
  return (
    <>
      {again && children}
      <RecipientPicker fromUnitId={document.unitId} label={t('document.recipients')} value={recipients} onChange={setRecipients} />
      <label className={styles.field}>
        <span className={styles.label}>{t('document.message')}</span>
        <input className={styles.input} value={message} maxLength={2000} onChange={(event) => setMessage(event.target.value)} />
      </label>
      <RouteSummary fromUnitId={document.unitId} recipients={recipients} />
      {!again && children}
      <div className={styles.panelFoot}>
        <ReplyDuePast document={document} />
        <Lead document={document} />
        {error && !askPin && (
          <p role="alert" className={styles.problem}>
            {problemText(error)} <SecretWay error={error} />
          </p>
        )}
        <ActButton primary wide disabledReason={reason} busy={busy} keys="Ctrl+Enter" onClick={start}>
          {name}
        </ActButton>
        {waysBack}
      </div>
      {askPin && (
        <Sheet title={name} opened onClose={() => setAskPin(false)}>
          <Lead document={document} />
          <PinPad
            label={t('document.pin')}
            busy={busy}
            working={t(sending ? 'document.sending' : 'document.working')}
            error={error ? problemText(error) : null}
            locked={isPinLocked(error)}
            onComplete={(pin) => void sealAndSend(pin).catch(() => undefined)}
          />
        </Sheet>
      )}
    </>
  )
}
