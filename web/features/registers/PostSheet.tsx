import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { NumberField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { EntryField } from './EntryField.tsx'
import styles from './registers.module.css'
import { type Entry, wholeNumber } from './registers.ts'

/** A document goes by post: receivers, envelopes, number of the postal item. */
export function PostSheet({ entry: given, onClose }: { entry?: Entry; onClose: () => void }) {
  const { t } = useTranslation('books')
  const format = useFormat()
  const toast = useToast()
  const record = useCall('recordPost')
  const [id] = useState(newId)
  const [entry, setEntry] = useState<Entry | null>(given ?? null)
  const [form, setForm] = useState({ sentOn: format.today(), recipients: given?.recipients ?? '', envelopes: '1', postMark: '', note: '' })
  const set = (name: keyof typeof form) => (value: string) => setForm((old) => ({ ...old, [name]: value }))
  const envelopes = wholeNumber(form.envelopes)
  const lacks = () => {
    if (!entry) return t('entry.need')
    if (form.sentOn === '') return t('post.needDay')
    if (form.recipients.trim() === '') return t('post.needRecipients')
    return envelopes === null || envelopes < 1 ? t('post.needEnvelopes') : undefined
  }
  const commit = async () => {
    if (!entry || envelopes === null) return
    await record.mutateAsync({ body: { ...form, id, entryId: entry.id, envelopes } })
    toast(t('post.done', { code: entry.code }))
    onClose()
  }
  return (
    <Sheet title={t('post.title')} opened onClose={onClose}>
      <ActForm label={t('post.confirm')} busy={record.isPending} error={record.error} lacks={lacks()} onCommit={commit}>
        {given ? <p className={styles.meta}>{`${given.code}: ${given.subject}`}</p> : <EntryField entry={entry} onChange={setEntry} />}
        <div className={styles.pair}>
          <DayField label={t('post.sentOn')} value={form.sentOn} onChange={set('sentOn')} />
          <NumberField label={t('post.envelopes')} value={form.envelopes} min={1} max={10_000} onChange={set('envelopes')} />
        </div>
        <WordsField label={t('post.recipients')} value={form.recipients} max={2000} lines={2} onChange={set('recipients')} />
        <WordsField label={t('post.postMark')} hint={t('post.postMarkHint')} value={form.postMark} max={60} lines={1} onChange={set('postMark')} />
        <WordsField label={t('note')} value={form.note} max={500} lines={1} onChange={set('note')} />
      </ActForm>
    </Sheet>
  )
}
