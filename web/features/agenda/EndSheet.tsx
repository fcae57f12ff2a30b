import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './agenda.module.css'
import { type Entry, overlapsOf } from './agenda.ts'
import { useSay } from './say.ts'
import { OverlapNote, type Typed, WhenFields, whenOf } from './WhenFields.tsx'

type Props = { entry: Entry; onClose: () => void }
const Lead = ({ entry }: { entry: Entry }) => {
  const { t } = useTranslation('agenda')
  const say = useSay()
  return (
    <p className={styles.meta}>
      <b>{say.content(entry)}</b>, {say.whole(entry)}. {t('end.lead')}
    </p>
  )
}

export function CancelSheet({ entry, onClose }: Props) {
  const { t } = useTranslation('agenda')
  const toast = useToast()
  const cancel = useCall('cancelAgendaEntry')
  const [reason, setReason] = useState('')
  const commit = async () => {
    await cancel.mutateAsync({ params: { id: entry.id }, body: { reason } })
    toast(t('end.cancelled'))
    onClose()
  }
  const lacks = reason.trim() === '' ? t('end.needReason') : undefined
  return (
    <Sheet title={t('end.cancelTitle')} opened onClose={onClose}>
      <ActForm label={t('end.cancel')} busy={cancel.isPending} error={cancel.error} lacks={lacks} onCommit={commit}>
        <Lead entry={entry} />
        <WordsField label={t('end.reason')} value={reason} max={500} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}

/** To another time, or to one that is told later. */
export function PostponeSheet({ entry, onClose, onMoved }: Props & { onMoved: (on: string, id: string) => void }) {
  const { t } = useTranslation('agenda')
  const toast = useToast()
  const postpone = useCall('postponeAgendaEntry')
  const [id] = useState(newId)
  const [reason, setReason] = useState('')
  const [known, setKnown] = useState(true)
  const [typed, setTyped] = useState<Typed>({ on: '', part: entry.part, from: entry.fromTime ?? '', to: entry.toTime ?? '' })
  const overlaps = overlapsOf(postpone.error)
  const when = whenOf(typed)
  const missing = known && !when ? t(typed.on === '' ? 'form.needDay' : 'form.needTime') : undefined
  const lacks = missing ?? (reason.trim() === '' ? t('end.needReason') : undefined)
  const commit = async () => {
    const to = known && when ? { id, ...when } : null
    await postpone.mutateAsync({ params: { id: entry.id }, body: { reason, to, despiteOverlap: overlaps !== null } })
    toast(t('end.postponed'))
    if (to) onMoved(to.on, id)
    else onClose()
  }
  const move = (next: Typed) => {
    setTyped(next)
    postpone.reset()
  }
  const label = overlaps ? 'end.moveAnyway' : known ? 'end.move' : 'end.postpone'
  return (
    <Sheet title={t('end.postponeTitle')} opened onClose={onClose}>
      <ActForm label={t(label)} busy={postpone.isPending} error={overlaps ? null : postpone.error} lacks={lacks} onCommit={commit}>
        <Lead entry={entry} />
        <label className={styles.check}>
          <input type="checkbox" checked={known} onChange={({ target }) => setKnown(target.checked)} /> {t('end.known')}
        </label>
        {known && <WhenFields value={typed} onChange={move} />}
        <WordsField label={t('end.reason')} value={reason} max={500} onChange={setReason} />
        {overlaps && <OverlapNote overlaps={overlaps} />}
      </ActForm>
    </Sheet>
  )
}
