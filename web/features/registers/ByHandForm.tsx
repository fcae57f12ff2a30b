import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Urgency, urgencies } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useOffice } from '../../platform/session.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { NumberField, SelectField, WordsField } from '../../ui/Field.tsx'
import { DueField } from '../calendar/public.tsx'
import { DuplicateNote } from '../dispatches/public.tsx'
import styles from './registers.module.css'
import { type HandWay, handWays, type Registered, wholeNumber } from './registers.ts'
import { ScanField } from './ScanField.tsx'
import { type Scan, useScan } from './use-scan.ts'

const blank = {
  cameBy: 'hand' as HandWay,
  authorName: '',
  code: '',
  documentOn: '',
  arrivedOn: '',
  type: '',
  subject: '',
  urgency: 'thuong' as Urgency,
  signerName: '',
  dueOn: '',
  pages: '',
  access: 'unit' as 'unit' | 'named',
}
type Form = typeof blank

/** The first thing that is missing, in the order of the fields. */
function useLacks(form: Form): string | undefined {
  const { t } = useTranslation('registers')
  const format = useFormat()
  if (form.code.trim() === '') return t('byHand.needCode')
  if (form.documentOn === '') return t('byHand.needDate')
  if (form.authorName.trim() === '') return t('byHand.needAuthor')
  if (form.type === '') return t('byHand.needType')
  if (form.subject.trim() === '') return t('byHand.needSubject')
  if (form.arrivedOn === '') return t('byHand.needArrived')
  return form.arrivedOn > format.today() ? t('byHand.arrivedInFuture') : undefined
}

/** Said before the number is taken, by what is typed so far and by the bytes of the scan. */
function Duplicates({ unitId, form, scan }: { unitId: string; form: Form; scan: Scan | null }) {
  const code = useDeferredValue(form.code.trim())
  const authorName = useDeferredValue(form.authorName.trim())
  const { documentOn } = form
  const asked = { unitId, code, authorName, ...(documentOn && { documentOn }), ...(scan && { fileId: scan.id }) }
  return <DuplicateNote asked={asked} enabled={scan !== null || (code !== '' && authorName !== '')} />
}

export function ByHandForm({ onDone }: { onDone: (reply: Registered) => void }) {
  const { t } = useTranslation('registers')
  const typeName = useTypeName()
  const { t: td } = useTranslation('dispatches')
  const office = useOffice()
  const types = useQuery(query('listDocumentTypes', {}))
  const register = useCall('registerByHand')
  const [id] = useState(newId)
  const format = useFormat()
  const [form, setForm] = useState({ ...blank, arrivedOn: format.today() })
  const field = useScan()
  const { scan } = field
  const lacks = useLacks(form)
  const set =
    <K extends keyof Form>(key: K) =>
    (value: string) =>
      setForm((old) => ({ ...old, [key]: value as Form[K] }))
  const optional = (label: string) => `${label} (${t('byHand.optional')})`
  const commit = async () => {
    const pages = wholeNumber(form.pages) ?? scan?.pages ?? null
    const reply = await register.mutateAsync({ body: { ...form, id, unitId: office.unitId, dueOn: form.dueOn || null, pages, fileId: scan?.id ?? null } })
    onDone(reply)
  }
  return (
    <ActForm roomy label={t('byHand.confirm')} busy={register.isPending} error={register.error} lacks={field.wait ?? lacks} onCommit={commit}>
      <ScanField field={field} />
      <div className={styles.pair}>
        <WordsField label={t('byHand.code')} value={form.code} max={60} lines={1} onChange={set('code')} />
        <DayField label={t('byHand.documentOn')} value={form.documentOn} onChange={set('documentOn')} />
      </div>
      <WordsField label={t('byHand.author')} hint={t('byHand.authorHint')} value={form.authorName} max={200} lines={1} onChange={set('authorName')} />
      <Duplicates unitId={office.unitId} form={form} scan={scan} />
      <div className={styles.pair}>
        <SelectField
          label={t('byHand.type')}
          none={t('byHand.chooseType')}
          value={form.type}
          options={(types.data?.items ?? []).map((type) => ({ value: type.code, label: typeName(type.name) }))}
          onChange={set('type')}
        />
        <SelectField
          label={t('byHand.urgency')}
          value={form.urgency}
          options={urgencies.map((code) => ({ value: code, label: td(`urgency.${code}`) }))}
          onChange={set('urgency')}
        />
      </div>
      <WordsField label={t('byHand.subject')} value={form.subject} max={500} lines={2} onChange={set('subject')} />
      <div className={styles.pair}>
        <SelectField
          label={t('byHand.cameBy')}
          value={form.cameBy}
          options={handWays.map((way) => ({ value: way, label: t(`cameBy.${way}`) }))}
          onChange={set('cameBy')}
        />
        <DayField label={t('byHand.arrivedOn')} value={form.arrivedOn} onChange={set('arrivedOn')} />
        <WordsField label={optional(t('byHand.signer'))} value={form.signerName} max={100} lines={1} onChange={set('signerName')} />
        <NumberField label={optional(t('byHand.pages'))} value={form.pages} min={1} max={10_000} onChange={set('pages')} />
        <SelectField
          label={t('byHand.access')}
          value={form.access}
          options={[
            { value: 'unit', label: t('byHand.accessUnit') },
            { value: 'named', label: t('byHand.accessNamed') },
          ]}
          onChange={set('access')}
        />
        <DueField label={optional(t('byHand.dueOn'))} value={form.dueOn} onChange={set('dueOn')} />
      </div>
    </ActForm>
  )
}
