import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { isPinLocked } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PinPad } from '../../ui/PinPad.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'

/** The signer's one act on one document: PIN, signed. */
export function SignOne({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const sign = useCall('signDocuments')
  const problemText = useProblemText()
  const actReason = useActReason()
  const toast = useToast()
  const [open, setOpen] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const send = async (pin: string) => {
    setRefused(null)
    const reply = await sign.mutateAsync({ body: { pin, documents: [{ id: document.id, signingId: newId() }] } })
    const item = reply.items[0]
    if (!item?.signed) return setRefused(problemText({ code: item?.code ?? 'internal' }))
    setOpen(false)
    toast(t('document.signed'))
  }
  return (
    <>
      <ActButton primary wide disabledReason={actReason} keys="Ctrl+Enter" onClick={() => setOpen(true)}>
        {t('document.sign')}
      </ActButton>
      {open && (
        <Sheet title={document.subject} opened onClose={() => setOpen(false)}>
          <PinPad
            label={t('document.pin')}
            busy={sign.isPending}
            working={t('document.signing')}
            error={sign.error ? problemText(sign.error) : refused}
            locked={isPinLocked(sign.error)}
            onComplete={(pin) => void send(pin).catch(() => undefined)}
          />
          <p className={styles.meta}>{document.signer?.blockLines.join(' / ')}</p>
        </Sheet>
      )}
    </>
  )
}
