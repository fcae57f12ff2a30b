import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { Field } from '../../ui/Field.tsx'
import { IssuerSelect } from './DraftFields.tsx'
import styles from './documents.module.css'
import type { Change, Draft } from './draft.ts'
import { paperType } from './paper-type.ts'

type Props = { draft: Draft; unitId: string; onChange: (change: Change) => void }

/** Where the paper calls itself otherwise than the type chosen, that is said. */
export function IssuerAndType({ draft, unitId, onChange }: Props) {
  const { t } = useTranslation('documents')
  const types = useQuery(query('listDocumentTypes', {}))
  const onPaper = useQuery({ ...paperType(draft.file), enabled: draft.file !== null })
  const typeName = useTypeName()
  const other = onPaper.data?.type === draft.type || draft.type === '' ? undefined : types.data?.items.find((type) => type.code === onPaper.data?.type)
  return (
    <div className={styles.pair}>
      <IssuerSelect draft={draft} unitId={unitId} onChange={onChange} />
      <Field label={t('draft.type')}>
        {(id) => (
          <>
            <select id={id} className={styles.input} value={draft.type} onChange={(event) => onChange({ type: event.target.value })}>
              <option value="">{t('draft.typeChoose')}</option>
              {types.data?.items
                .filter((type) => !type.copy)
                .map((type) => (
                  <option key={type.code} value={type.code}>
                    {typeName(type.name)}
                  </option>
                ))}
            </select>
            {other && (
              <p role="status" className={styles.warning}>
                {t('draft.typeOnPaper', { name: typeName(other.name) })}
              </p>
            )}
          </>
        )}
      </Field>
    </div>
  )
}
