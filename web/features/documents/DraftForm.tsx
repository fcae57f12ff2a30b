import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { queryClient } from '../../platform/query-client.ts'
import { useMe } from '../../platform/session.ts'
import { AccessSelect, ReplyDueField, SignerSelect, UrgencySelect } from './DraftFields.tsx'
import styles from './documents.module.css'
import type { Change, Draft, UploadedFile } from './draft.ts'
import { AttachmentField, MainFileField } from './FileFields.tsx'
import { IssuerAndType } from './IssuerAndType.tsx'
import { paperType } from './paper-type.ts'
import { RecipientPicker, RouteSummary } from './RecipientPicker.tsx'
import { SubjectField } from './SubjectField.tsx'

type Props = { draft: Draft; unitId: string; onChange: (change: Change) => void; onBusy: (busy: boolean) => void; children: ReactNode }

export function DraftAttachments({ draft, onChange, onBusy }: Pick<Props, 'draft' | 'onChange' | 'onBusy'>) {
  return (
    <AttachmentField
      files={draft.attachments}
      onBusy={onBusy}
      onAdd={(file) => onChange((before) => ({ attachments: [...before.attachments, file] }))}
      onRemove={(file) => onChange((before) => ({ attachments: before.attachments.filter((one) => one.id !== file.id) }))}
    />
  )
}

/** The typed fields of a draft whose paper is a file; the buttons come as children. */
export function DraftForm({ draft, unitId, onChange, onBusy, children }: Props) {
  const { t } = useTranslation('documents')
  const me = useMe()
  const { size } = useFormat()
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
        <UrgencySelect draft={draft} onChange={onChange} />
        <ReplyDueField draft={draft} onChange={onChange} />
      </div>
      <div className={styles.pair}>
        <SignerSelect draft={draft} onChange={onChange} />
        <AccessSelect draft={draft} onChange={onChange} />
      </div>
      <DraftAttachments draft={draft} onChange={onChange} onBusy={onBusy} />
      <div className={styles.actions}>{children}</div>
    </div>
  )
}
