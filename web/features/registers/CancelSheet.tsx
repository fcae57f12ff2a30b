import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './registers.module.css'
import type { Entry } from './registers.ts'

/** A registration made in error is cancelled; its number is kept. */
export function CancelSheet({ entry, onClose }: { entry: Entry; onClose: () => void }) {
  const { t } = useTranslation('registers')
  const toast = useToast()
  const cancel = useCall('cancelEntry')
  const [reason, setReason] = useState('')
  const commit = async () => {
    await cancel.mutateAsync({ params: { id: entry.id }, body: { reason } })
    toast(t('cancelSheet.done', { number: entry.n }))
    onClose()
  }
  return (
    <Sheet title={t('cancelSheet.title', { number: entry.n })} opened onClose={onClose}>
      <ActForm
        label={t('cancelSheet.confirm')}
        busy={cancel.isPending}
        error={cancel.error}
        lacks={reason.trim() === '' ? t('cancelSheet.needReason') : undefined}
        onCommit={commit}
      >
        <p className={styles.meta}>
          {entry.code}, {entry.authorName}
        </p>
        <p className={styles.meta}>{t('cancelSheet.lead')}</p>
        <WordsField label={t('cancelSheet.reason')} hint={t('cancelSheet.hint')} value={reason} max={1000} lines={3} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}
