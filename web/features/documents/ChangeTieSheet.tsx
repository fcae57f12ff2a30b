import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { amendmentRoles } from '../../../contract/words.ts'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './amended.module.css'
import fields from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import type { OwnTie } from './OwnTies.tsx'

const choices = [...amendmentRoles, null] as const

/** Another relation to the earlier document, or none; once the document is issued, with the reason. */
export function ChangeTieSheet({ document, tie, onClose }: { document: DocumentDetail; tie: OwnTie; onClose: () => void }) {
  const { t } = useTranslation('amendments')
  const format = useFormat()
  const change = useCall('changeAmendment')
  const problemText = useProblemText()
  const actReason = useActReason()
  const reasonId = useId()
  const [role, setRole] = useState<(typeof choices)[number]>(tie.role)
  const [reason, setReason] = useState('')
  const isIssued = document.state === 'issued'
  const cited = tie.documentOn ? t('cited', { code: tie.code, date: format.fullDay(tie.documentOn) }) : tie.code
  const lacks = role === tie.role ? t('change.same') : isIssued && reason.trim() === '' ? t('change.reasonFirst') : undefined
  const save = async () => {
    await change.mutateAsync({ params: { id: document.id }, body: { earlierId: tie.documentId, role, ...(isIssued && { reason }) } })
    onClose()
  }
  return (
    <Sheet title={t('change.title')} opened onClose={onClose}>
      <div className={fields.form}>
        <p className={styles.lead}>{isIssued ? t('change.leadIssued') : t('change.leadDraft')}</p>
        <fieldset className={styles.choices}>
          <legend>{t('change.what', { cited })}</legend>
          {choices.map((one) => (
            <label key={one} className={styles.choice}>
              <input type="radio" name="tie" checked={role === one} onChange={() => setRole(one)} />
              {one ? t(`change.role.${one}`) : t('change.none')}
            </label>
          ))}
        </fieldset>
        {isIssued && role === null && <p className={styles.lead}>{t('change.endsForGood')}</p>}
        {isIssued && (
          <div className={fields.field}>
            <label htmlFor={reasonId}>{t('change.reason')}</label>
            <textarea id={reasonId} className={fields.input} rows={3} maxLength={1000} value={reason} onChange={(event) => setReason(event.target.value)} />
          </div>
        )}
        {change.error && (
          <p role="alert" className={fields.problem}>
            {problemText(change.error)}
          </p>
        )}
        <ActButton primary wide busy={change.isPending} disabledReason={actReason ?? lacks} onClick={() => void save().catch(() => undefined)}>
          {t('change.confirm')}
        </ActButton>
      </div>
    </Sheet>
  )
}
