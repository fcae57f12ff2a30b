import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { useTypeName } from '../../platform/type-name.ts'
import styles from './compose.module.css'
import type { Change, Draft } from './draft.ts'

/** What is written most; the others of Decree 30/2020 art. 7 in a list. */
const usual = ['cong_van', 'ke_hoach', 'bao_cao']

export function KindTabs({ draft, onChange }: { draft: Draft; onChange: (change: Change) => void }) {
  const { t } = useTranslation('compose')
  const types = useQuery(query('listDocumentTypes', {}))
  const kinds = types.data?.items.filter((type) => !type.copy) ?? []
  const others = kinds.filter((type) => !usual.includes(type.code))
  const typeName = useTypeName()
  const othersLabel = types.data ? t('kinds.others', { count: others.length }) : t('kinds.label')
  const isOther = others.some((type) => type.code === draft.type)
  return (
    <fieldset className={styles.kinds}>
      <legend className={styles.hidden}>{t('kinds.label')}</legend>
      {usual
        .flatMap((code) => kinds.filter((type) => type.code === code))
        .map((type) => (
          <button key={type.code} type="button" className={styles.kind} aria-pressed={draft.type === type.code} onClick={() => onChange({ type: type.code })}>
            {typeName(type.name)}
          </button>
        ))}
      <select
        className={isOther ? styles.otherChosen : styles.other}
        aria-label={othersLabel}
        value={isOther ? draft.type : ''}
        onChange={(event) => event.target.value !== '' && onChange({ type: event.target.value })}
      >
        <option value="">{othersLabel}</option>
        {others.map((type) => (
          <option key={type.code} value={type.code}>
            {typeName(type.name)}
          </option>
        ))}
      </select>
    </fieldset>
  )
}
