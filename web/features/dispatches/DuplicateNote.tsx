import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import styles from './duplicate-note.module.css'

export type Asked = CallInput<Api['findDuplicates']>['query']

/** Said before anything is saved: this may be here already. A warning with the way there, never a bar. */
export function DuplicateNote({ asked, enabled = true }: { asked: Asked; enabled?: boolean }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const found = useQuery({ ...query('findDuplicates', { query: asked }), enabled })
  const items = enabled ? (found.data?.items ?? []) : []
  if (items.length === 0) return null
  return (
    <ul className={styles.note} role="status">
      {items.map((item) => (
        <li key={item.deliveryId}>
          {t(item.arrivalNumber === null ? `duplicate.${item.by}` : `duplicate.${item.by}Entered`, {
            ...item,
            number: item.arrivalNumber ?? '',
            author: item.authorName,
            day: item.documentOn ? format.day(item.documentOn) : '',
          })}{' '}
          <Link to={paths.delivery(item.deliveryId)}>{t('duplicate.open')}</Link>
        </li>
      ))}
    </ul>
  )
}
