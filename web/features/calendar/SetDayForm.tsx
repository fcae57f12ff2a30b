import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { calendarKinds } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { useToast } from '../../ui/Toast.tsx'

type Kind = (typeof calendarKinds)[number]
const blank = () => ({ id: newId(), on: '', name: '' })

/** One day at a time; the kind and the notice stay for the next one, for an exchange is two days of one notice. */
export function SetDayForm({ may, onDone }: { may: true | string; onDone: (on: string) => void }) {
  const { t } = useTranslation('calendar')
  const format = useFormat()
  const toast = useToast()
  const problemText = useProblemText()
  const set = useCall('setCalendarDay')
  const [day, setDay] = useState(blank)
  const [kind, setKind] = useState<Kind>('off')
  const [reason, setReason] = useState('')
  const missing = day.on === '' ? t('add.needDay') : day.name.trim() === '' ? t('add.needName') : reason.trim() === '' ? t('add.needReason') : undefined
  const commit = async () => {
    await set.mutateAsync({ body: { ...day, kind, reason } })
    toast(t('add.done', { date: format.fullDay(day.on) }))
    setDay(blank())
    onDone(day.on)
  }
  return (
    <ActForm label={t('add.confirm')} busy={set.isPending} error={set.error} lacks={may === true ? missing : problemText({ code: may })} onCommit={commit}>
      <DayField label={t('add.on')} value={day.on} onChange={(on) => setDay({ ...day, on })} />
      <SelectField
        label={t('add.kind')}
        value={kind}
        options={calendarKinds.map((one) => ({ value: one, label: t(`add.kinds.${one}`) }))}
        onChange={(value) => setKind(value as Kind)}
      />
      <WordsField label={t('add.name')} hint={t(`add.nameHint.${kind}`)} value={day.name} max={100} lines={1} onChange={(name) => setDay({ ...day, name })} />
      <WordsField label={t('add.reason')} hint={t('add.reasonHint')} value={reason} max={500} lines={2} onChange={setReason} />
    </ActForm>
  )
}
