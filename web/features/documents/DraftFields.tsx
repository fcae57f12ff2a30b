import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { urgencies } from '../../../contract/words.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { Field } from '../../ui/Field.tsx'
import styles from './documents.module.css'
import { type Change, type Draft, isReplyDuePast } from './draft.ts'

type Props = { draft: Draft; onChange: (change: Change) => void }
type Signer = ReplyData<Api['listSigners']>['items'][number]
const signersOf = (issuerId: string) => ({ ...query('listSigners', { query: { issuerId } }), enabled: issuerId !== '' })

/** Who is chosen to sign. */
export function useSigner({ issuerId, signerAppointmentId }: Draft) {
  const signers = useQuery(signersOf(issuerId))
  return signers.data?.items.find((one) => one.appointmentId === signerAppointmentId)
}

/** Where one person alone can sign there is nothing to choose; empty otherwise. */
export function useOnlySigner(issuerId: string): string {
  const signers = useQuery(signersOf(issuerId))
  const [first, ...others] = signers.data?.items ?? []
  return first?.hasCertificate && others.length === 0 ? first.appointmentId : ''
}

export function SignerSelect({ draft, onChange }: Props) {
  const { t } = useTranslation('documents')
  const signers = useQuery(signersOf(draft.issuerId))
  const sayOf = (signer: Signer) => {
    const names = { name: signer.fullName, office: signer.office }
    if (!signer.hasCertificate) return t('draft.signerNoCertificate', names)
    return signer.onBehalfOf ? t('draft.signerInstead', { ...names, leader: signer.onBehalfOf }) : `${signer.fullName}, ${signer.office}`
  }
  return (
    <Field label={t('draft.signer')}>
      {(id) => (
        <select id={id} className={styles.input} value={draft.signerAppointmentId} onChange={(event) => onChange({ signerAppointmentId: event.target.value })}>
          <option value="">{t('draft.signerChoose')}</option>
          {signers.data?.items.map((signer) => (
            <option key={signer.appointmentId} value={signer.appointmentId}>
              {sayOf(signer)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** Another issuer has other signers. */
export function IssuerSelect({ draft, unitId, onChange }: Props & { unitId: string }) {
  const { t } = useTranslation('documents')
  const issuers = useQuery(query('listIssuers', { query: { unitId } }))
  return (
    <Field label={t('draft.issuer')}>
      {(id) => (
        <select
          id={id}
          className={styles.input}
          value={draft.issuerId}
          onChange={(event) => onChange({ issuerId: event.target.value, signerAppointmentId: '' })}
        >
          {issuers.data?.issuers.map((issuer) => (
            <option key={issuer.id} value={issuer.id}>
              {issuer.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function UrgencySelect({ draft, onChange }: Props) {
  const { t } = useTranslation('documents')
  return (
    <Field label={t('draft.urgency')}>
      {(id) => (
        <select id={id} className={styles.input} value={draft.urgency} onChange={(event) => onChange({ urgency: event.target.value as Draft['urgency'] })}>
          {urgencies.map((urgency) => (
            <option key={urgency} value={urgency}>
              {t(`urgency.${urgency}`)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function ReplyDueField({ draft, onChange }: Props) {
  const { t } = useTranslation('documents')
  const { today } = useFormat()
  return (
    <Field label={t('draft.replyDue')}>
      {(id) => (
        <>
          <DayInput id={id} value={draft.replyDueOn} onChange={(replyDueOn) => onChange({ replyDueOn })} />
          {isReplyDuePast(draft, today()) && (
            <p role="status" className={styles.problem}>
              {t('draft.replyDuePast')}
            </p>
          )}
        </>
      )}
    </Field>
  )
}

export function AccessSelect({ draft, onChange }: Props) {
  const { t } = useTranslation('documents')
  return (
    <Field label={t('draft.access')}>
      {(id) => (
        <select id={id} className={styles.input} value={draft.access} onChange={(event) => onChange({ access: event.target.value as Draft['access'] })}>
          <option value="unit">{t('draft.accessUnit')}</option>
          <option value="named">{t('draft.accessNamed')}</option>
        </select>
      )}
    </Field>
  )
}
