import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useOffice } from '../../platform/session.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { NumberField, SelectField, WordsField } from '../../ui/Field.tsx'
import styles from './registers.module.css'
import { wholeNumber } from './registers.ts'
import { ScanField } from './ScanField.tsx'
import { useScan } from './use-scan.ts'

type Issued = ReplyData<Api['issueOnPaper']>
const blank = { issuerId: '', type: '', subject: '', signerAppointmentId: '', recipientsText: '', copies: '1', pages: '' }

/** What can be chosen, and what is chosen when nothing was touched. */
function useChoices(form: typeof blank) {
  const office = useOffice()
  const issuers = useQuery(query('listIssuers', { query: { unitId: office.unitId } }))
  const types = useQuery(query('listDocumentTypes', {}))
  const sequences = useQuery(query('listSequences', { query: { unitId: office.unitId } }))
  const issuerId = form.issuerId || (issuers.data?.issuers[0]?.id ?? '')
  const signers = useQuery({ ...query('listSigners', { query: { issuerId } }), enabled: issuerId !== '' })
  const sequence = sequences.data?.items.find((one) => one.issuerId === issuerId && one.types.includes(form.type))
  return {
    issuerId,
    issuers: issuers.data?.issuers ?? [],
    hasNoIssuer: issuers.data?.issuers.length === 0,
    types: (types.data?.items ?? []).filter((type) => !type.copy),
    signers: signers.data?.items ?? [],
    next: sequence?.next,
  }
}

function useLacks(form: typeof blank, hasNoIssuer: boolean): string | undefined {
  const { t } = useTranslation('registers')
  if (hasNoIssuer) return t('take.noIssuer')
  if (form.type === '') return t('byHand.needType')
  if (form.subject.trim() === '') return t('byHand.needSubject')
  return form.signerAppointmentId === '' ? t('take.needSigner') : undefined
}

export function OnPaperForm({ onDone }: { onDone: (reply: Issued) => void }) {
  const { t } = useTranslation('registers')
  const typeName = useTypeName()
  const issue = useCall('issueOnPaper')
  const [id] = useState(newId)
  const [form, setForm] = useState(blank)
  const field = useScan()
  const { scan } = field
  const choices = useChoices(form)
  const lacks = useLacks(form, choices.hasNoIssuer)
  const set = (key: keyof typeof blank) => (value: string) => setForm((old) => ({ ...old, [key]: value }))
  const optional = (label: string) => `${label} (${t('byHand.optional')})`
  const commit = async () => {
    const { type, subject, signerAppointmentId, recipientsText } = form
    const pages = wholeNumber(form.pages) ?? scan?.pages ?? null
    const body = {
      id,
      issuerId: choices.issuerId,
      type,
      subject,
      signerAppointmentId,
      recipientsText,
      copies: wholeNumber(form.copies) ?? 1,
      pages,
      fileId: scan?.id ?? null,
    }
    onDone(await issue.mutateAsync({ body }))
  }
  return (
    <ActForm roomy label={t('take.confirm')} busy={issue.isPending} error={issue.error} lacks={field.wait ?? lacks} onCommit={commit}>
      <div className={styles.pair}>
        <SelectField
          label={t('take.issuer')}
          value={choices.issuerId}
          options={choices.issuers.map((issuer) => ({ value: issuer.id, label: issuer.name }))}
          onChange={(issuerId) => setForm({ ...form, issuerId, signerAppointmentId: '' })}
        />
        <SelectField
          label={t('take.type')}
          none={t('byHand.chooseType')}
          value={form.type}
          options={choices.types.map((type) => ({ value: type.code, label: typeName(type.name) }))}
          onChange={set('type')}
        />
      </div>
      {choices.next !== undefined && <p className={styles.meta}>{t('take.next', { next: choices.next })}</p>}
      <WordsField label={t('take.subject')} value={form.subject} max={500} lines={2} onChange={set('subject')} />
      <SelectField
        label={t('take.signer')}
        none={t('take.chooseSigner')}
        value={form.signerAppointmentId}
        options={choices.signers.map((signer) => ({ value: signer.appointmentId, label: `${signer.fullName}, ${signer.office}` }))}
        onChange={set('signerAppointmentId')}
      />
      <WordsField
        label={optional(t('take.recipients'))}
        hint={t('take.recipientsHint')}
        value={form.recipientsText}
        max={2000}
        lines={2}
        onChange={set('recipientsText')}
      />
      <div className={styles.pair}>
        <NumberField label={t('take.copies')} value={form.copies} min={1} max={10_000} onChange={set('copies')} />
        <NumberField label={optional(t('take.pages'))} value={form.pages} min={1} max={10_000} onChange={set('pages')} />
      </div>
      <ScanField field={field} />
    </ActForm>
  )
}
