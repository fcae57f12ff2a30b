import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './registers.module.css'
import type { PostItem } from './registers.ts'

export function CancelPostSheet({ item, onClose }: { item: PostItem; onClose: () => void }) {
  const { t } = useTranslation('books')
  const cancel = useCall('cancelPost')
  const [reason, setReason] = useState('')
  const commit = async () => {
    await cancel.mutateAsync({ params: { id: item.id }, body: { reason } })
    onClose()
  }
  return (
    <Sheet title={t('post.cancelTitle')} opened onClose={onClose}>
      <ActForm
        label={t('post.cancelConfirm')}
        busy={cancel.isPending}
        error={cancel.error}
        lacks={reason.trim() === '' ? t('needReason') : undefined}
        onCommit={commit}
      >
        <p className={styles.meta}>{`${item.code}: ${item.recipients}`}</p>
        <WordsField label={t('reason')} value={reason} max={1000} lines={2} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}
