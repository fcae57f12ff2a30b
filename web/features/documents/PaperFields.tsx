import { useTranslation } from 'react-i18next'
import { circulations } from '../../../contract/words.ts'
import { Field, SelectField } from '../../ui/Field.tsx'
import { LinesField } from '../../ui/LinesField.tsx'
import type { PaperFields } from './composed.ts'
import styles from './documents.module.css'
import type { Change, Draft } from './draft.ts'
import { isLetter } from './paper-lines.ts'

type Props = { draft: Draft; onChange: (change: Change) => void }
export const fieldsChange =
  (fields: Partial<PaperFields>): Change =>
  ({ composed }) => ({ composed: { ...composed, fields: { ...composed.fields, ...fields } } })

function LineField({ label, value, max, onChange }: { label: string; value: string; max: number; onChange: (value: string) => void }) {
  return (
    <Field label={label}>
      {(id) => <input id={id} className={styles.input} lang="vi" maxLength={max} value={value} onChange={(event) => onChange(event.target.value)} />}
    </Field>
  )
}

/** Kính gửi stands above the text of a letter. */
export function AddresseesField({ draft, onChange }: Props) {
  const { t } = useTranslation('compose')
  const { addressees } = draft.composed.fields
  if (!isLetter(draft) && addressees.length === 0) return null
  return (
    <LinesField label={t('addressees')} hint={t('addresseesHint')} value={addressees} onChange={(lines) => onChange(fieldsChange({ addressees: lines }))} />
  )
}

/** What stands below the text. */
export function EndFields({ draft, onChange }: Props) {
  const { t } = useTranslation('compose')
  const { recipientLines, keep } = draft.composed.fields
  return (
    <div className={styles.pair}>
      <LinesField
        label={t('recipientLines')}
        hint={t('recipientLinesHint')}
        value={recipientLines}
        onChange={(lines) => onChange(fieldsChange({ recipientLines: lines }))}
      />
      <LineField label={t('keep')} max={200} value={keep} onChange={(value) => onChange(fieldsChange({ keep: value }))} />
    </div>
  )
}

/** What few papers bear. */
export function RareFields({ draft, onChange }: Props) {
  const { t } = useTranslation('compose')
  const { fields } = draft.composed
  const circulation = (value: string) => onChange(fieldsChange({ circulation: circulations.find((one) => one === value) ?? '' }))
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={t('circulation.label')}
          none={t('circulation.none')}
          value={fields.circulation}
          options={(['return', 'internal'] as const).map((value) => ({ value, label: t(`circulation.${value}`) }))}
          onChange={circulation}
        />
        <LineField label={t('draftersMark')} max={60} value={fields.draftersMark} onChange={(value) => onChange(fieldsChange({ draftersMark: value }))} />
      </div>
      {draft.type === 'bien_ban' && (
        <LineField label={t('secretary')} max={100} value={fields.secretary} onChange={(value) => onChange(fieldsChange({ secretary: value }))} />
      )}
      <LineField label={t('footer')} max={400} value={fields.footer} onChange={(value) => onChange(fieldsChange({ footer: value }))} />
    </>
  )
}
