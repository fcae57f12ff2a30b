import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { urgencies } from '../../../contract/words.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { queryClient } from '../../platform/query-client.ts'
import { useMe } from '../../platform/session.ts'
import { DayInput } from '../../ui/DayInput.tsx'
import { Field } from '../../ui/Field.tsx'
import styles from './documents.module.css'
import { type Change, type Draft, isReplyDuePast, type UploadedFile } from './draft.ts'
import { AttachmentField, MainFileField } from './FileFields.tsx'
import { IssuerAndType } from './IssuerAndType.tsx'
import { paperType } from './paper-type.ts'
import { RecipientPicker, RouteSummary } from './RecipientPicker.tsx'
import { SubjectField } from './SubjectField.tsx'

type Props = { draft: Draft; unitId: string; onChange: (change: Change) => void; onBusy: (busy: boolean) => void; children: ReactNode }

function SignerSelect({ draft, onChange }: Pick<Props, 'draft' | 'onChange'>) {
  const { t } = useTranslation('documents')
  const signers = useQuery({ ...query('listSigners', { query: { issuerId: draft.issuerId } }), enabled: draft.issuerId !== '' })
  return (
    <Field label={t('draft.signer')}>
      {(id) => (
        <select id={id} className={styles.input} value={draft.signerAppointmentId} onChange={(event) => onChange({ signerAppointmentId: event.target.value })}>
          <option value="">{t('draft.signerChoose')}</option>
          {signers.data?.items.map((signer) => (
            <option key={signer.appointmentId} value={signer.appointmentId}>
              {signer.hasCertificate
                ? `${signer.fullName}, ${signer.office}`
                : t('draft.signerNoCertificate', { name: signer.fullName, office: signer.office })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

/** The typed fields of a draft; the buttons come as children. */
export function DraftForm({ draft, unitId, onChange, onBusy, children }: Props) {
  const { t } = useTranslation('documents')
  const me = useMe()
  const { size, today } = useFormat()
  const replyDuePast = isReplyDuePast(draft, today())
  const takeFile = async (file: UploadedFile) => {
    onChange({ file })
    const found = await queryClient.fetchQuery(paperType(file)).catch(() => null)
    // Chosen meanwhile by hand: that stays.
    if (found?.type) onChange(({ type }) => ({ type: type || (found.type ?? '') }))
  }
  return (
    <div className={styles.form}>
      <MainFileField
        file={draft.file}
        hint={t('draft.fileHint', { size: size(me.limits.fileBytes) })}
        onBusy={onBusy}
        onChange={(file) => void takeFile(file)}
      />
      <SubjectField draft={draft} onChange={onChange} />
      <IssuerAndType draft={draft} unitId={unitId} onChange={onChange} />
      <RecipientPicker fromUnitId={unitId} label={t('draft.recipients')} value={draft.recipients} onChange={(recipients) => onChange({ recipients })} />
      <RouteSummary fromUnitId={unitId} recipients={draft.recipients} />
      <div className={styles.pair}>
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
        <Field label={t('draft.replyDue')}>
          {(id) => (
            <>
              <DayInput id={id} value={draft.replyDueOn} onChange={(replyDueOn) => onChange({ replyDueOn })} />
              {replyDuePast && (
                <p role="status" className={styles.problem}>
                  {t('draft.replyDuePast')}
                </p>
              )}
            </>
          )}
        </Field>
      </div>
      <div className={styles.pair}>
        <SignerSelect draft={draft} onChange={onChange} />
        <Field label={t('draft.access')}>
          {(id) => (
            <select id={id} className={styles.input} value={draft.access} onChange={(event) => onChange({ access: event.target.value as Draft['access'] })}>
              <option value="unit">{t('draft.accessUnit')}</option>
              <option value="named">{t('draft.accessNamed')}</option>
            </select>
          )}
        </Field>
      </div>
      <AttachmentField
        files={draft.attachments}
        onBusy={onBusy}
        onAdd={(file) => onChange((before) => ({ attachments: [...before.attachments, file] }))}
        onRemove={(file) => onChange((before) => ({ attachments: before.attachments.filter((one) => one.id !== file.id) }))}
      />
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
