import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './agenda.module.css'
import { type Entry, overlapsOf, type Party, type Week } from './agenda.ts'
import { useInvitationPaper } from './InvitationPaper.tsx'
import { PartyField } from './PartyField.tsx'
import { OverlapNote, type Typed, WhenFields, whenOf } from './WhenFields.tsx'

/** What an invitation says of itself. */
export type Invited = { deliveryId: string; code: string; subject: string; fromName: string }
type Form = Typed & { busy: boolean; content: string; place: string; others: string; note: string; leaderIds: string[]; attends: Party[]; prepares: Party[] }

function formOf(entry: Entry | null, on: string, invited: Invited | undefined): Form {
  if (!entry) {
    const words = { content: invited?.subject ?? '', place: '', others: '', note: '' }
    return { on, part: 'morning', from: '', to: '', busy: false, ...words, leaderIds: [], attends: [], prepares: [] }
  }
  const { part, fromTime, toTime, busy, content, place, others, note, leaders, attends, prepares } = entry
  const words = { content: content ?? '', place, others, note }
  return { on: entry.on, part, from: fromTime ?? '', to: toTime ?? '', busy, ...words, leaderIds: leaders.map((one) => one.personId), attends, prepares }
}

function LeaderBoxes({ week, entry, chosen, onChange }: { week: Week; entry: Entry | null; chosen: readonly string[]; onChange: (ids: string[]) => void }) {
  const { t } = useTranslation('agenda')
  // Who led then and no longer does stays to be seen.
  const former = (entry?.leaders ?? []).filter((one) => !week.leaders.some((other) => other.personId === one.personId))
  return (
    <fieldset className={styles.leaders}>
      <legend>{t('form.leaders')}</legend>
      {[...week.leaders, ...former].map(({ personId, fullName, office }) => (
        <label key={personId}>
          <input
            type="checkbox"
            checked={chosen.includes(personId)}
            onChange={({ target }) => onChange(target.checked ? [...chosen, personId] : chosen.filter((one) => one !== personId))}
          />{' '}
          {fullName} <span className={styles.meta}>{office}</span>
        </label>
      ))}
    </fieldset>
  )
}

type Props = {
  week: Week
  entry: Entry | null
  on: string
  invited?: Invited | undefined
  onEnd: (how: 'postpone' | 'cancel') => void
  onClose: () => void
  onSaved: (on: string, id: string) => void
}
function useEntryForm({ week, entry, on, invited, onSaved }: Props) {
  const { t } = useTranslation('agenda')
  const format = useFormat()
  const toast = useToast()
  const save = useCall('saveAgendaEntry')
  const [id] = useState(() => entry?.id ?? newId())
  const [form, setForm] = useState(() => formOf(entry, on, invited))
  const overlaps = overlapsOf(save.error)
  const put = (change: Partial<Form>) => {
    setForm({ ...form, ...change })
    // Another time or other leaders are asked about anew.
    save.reset()
  }
  const lacks = () => {
    if (form.on === '') return t('form.needDay')
    if (!whenOf(form)) return t('form.needTime')
    if (form.content.trim() === '') return t('form.needContent')
    return form.leaderIds.length === 0 ? t('form.needLeader') : undefined
  }
  const commit = async () => {
    const when = whenOf(form)
    if (!when) return
    const { busy, content, place, others, note, leaderIds, attends, prepares } = form
    const [attendIds, prepareIds] = [attends.map((one) => one.id), prepares.map((one) => one.id)]
    const words = { busy, content, place, others, note, leaderIds, attendIds, prepareIds }
    const body = { unitId: week.unitId, revision: entry?.revision ?? 0, ...when, ...words, deliveryId: invited?.deliveryId ?? null }
    await save.mutateAsync({ params: { id }, body: { ...body, despiteOverlap: overlaps !== null } })
    toast(t('form.saved', { date: format.day(when.on) }))
    onSaved(when.on, id)
  }
  return { save, form, put, overlaps, lacks, commit }
}

/** One entry: when, what, where, who. */
export function EntrySheet(props: Props) {
  const { week, entry, invited, onEnd, onClose } = props
  const { t } = useTranslation('agenda')
  const { save, form, put, overlaps, lacks, commit } = useEntryForm(props)
  const paper = useInvitationPaper(invited?.deliveryId ?? entry?.delivery?.id)
  const all = [...week.departments, ...week.people]
  return (
    <Sheet title={t(entry ? 'form.editTitle' : 'form.newTitle')} opened beside={paper} onClose={onClose}>
      {entry && (
        <div className={styles.ends}>
          <ActButton quiet onClick={() => onEnd('postpone')}>
            {t('form.postpone')}
          </ActButton>
          <ActButton quiet onClick={() => onEnd('cancel')}>
            {t('form.cancel')}
          </ActButton>
        </div>
      )}
      <ActForm
        label={t(overlaps ? 'form.saveAnyway' : 'form.save')}
        busy={save.isPending}
        error={overlaps ? null : save.error}
        lacks={lacks()}
        onCommit={commit}
      >
        {invited && <p className={styles.meta}>{t('form.fromInvitation', { code: invited.code, from: invited.fromName })}</p>}
        <WhenFields value={form} onChange={put} />
        <LeaderBoxes week={week} entry={entry} chosen={form.leaderIds} onChange={(leaderIds) => put({ leaderIds })} />
        <WordsField label={t('form.content')} value={form.content} max={1000} lines={2} onChange={(content) => put({ content })} />
        <WordsField label={t('form.place')} value={form.place} max={300} lines={1} onChange={(place) => put({ place })} />
        <PartyField label={t('form.attends')} all={all} chosen={form.attends} onChange={(attends) => put({ attends })} />
        <WordsField label={t('form.others')} hint={t('form.othersHint')} value={form.others} max={1000} lines={1} onChange={(others) => put({ others })} />
        <PartyField label={t('form.prepares')} all={all} chosen={form.prepares} onChange={(prepares) => put({ prepares })} />
        <WordsField label={t('form.note')} value={form.note} max={500} lines={1} onChange={(note) => put({ note })} />
        <label className={styles.check}>
          <input type="checkbox" checked={form.busy} onChange={({ target }) => put({ busy: target.checked })} /> {t('form.busy')}
        </label>
        {overlaps && <OverlapNote overlaps={overlaps} />}
      </ActForm>
    </Sheet>
  )
}
