import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import type { Place } from './comments.ts'

type Props = { documentId: string; revision: number; place: Place | null; onClose: () => void }

export function WriteComment({ documentId, revision, place, onClose }: Props) {
  const { t } = useTranslation('consultations')
  const add = useCall('addComment')
  const [id] = useState(newId)
  const [words, setWords] = useState('')
  const commit = async () => {
    await add.mutateAsync({ params: { id: documentId }, body: { id, words, revision, place } })
    onClose()
  }
  return (
    <Sheet title={place ? t('comments.atPage', { page: place.page + 1 }) : t('comments.whole')} opened onClose={onClose}>
      <ActForm
        label={t('comments.commit')}
        busy={add.isPending}
        error={add.error}
        lacks={words.trim() === '' ? t('comments.needWords') : undefined}
        onCommit={commit}
      >
        <WordsField label={t('comments.words')} value={words} onChange={setWords} max={4000} lines={4} />
      </ActForm>
    </Sheet>
  )
}
