import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './registers.module.css'
import type { SecretLine } from './registers.ts'

export function CancelSecretSheet({ line, onClose }: { line: SecretLine; onClose: () => void }) {
  const { t } = useTranslation('secret')
  const format = useFormat()
  const cancel = useCall('cancelSecretLine')
  const [reason, setReason] = useState('')
  const commit = async () => {
    await cancel.mutateAsync({ params: { id: line.id }, body: { reason } })
    onClose()
  }
  return (
    <Sheet title={t('cancelTitle')} opened onClose={onClose}>
      <ActForm
        label={t('cancelConfirm')}
        busy={cancel.isPending}
        error={cancel.error}
        lacks={reason.trim() === '' ? t('needReason') : undefined}
        onCommit={commit}
      >
        <p className={styles.meta}>{`${t(`levels.${line.level}`)}, ${line.n}, ${format.day(line.registeredOn)}`}</p>
        <WordsField label={t('reason')} hint={t('cancelHint')} value={reason} max={1000} lines={2} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}
