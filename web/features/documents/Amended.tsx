import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { AmendmentRole } from '../../../contract/words.ts'
import { useFormat } from '../../platform/format.ts'
import styles from './amended.module.css'
import type { DocumentDetail } from './draft.ts'

/** Another document in its relation to the one that is shown; it leads there when the reader may open it. */
export type AmendedItem = { role: AmendmentRole; code: string; documentOn: string | null; to: string | null }

function Cited({ code, documentOn, to }: AmendedItem) {
  const { t } = useTranslation('amendments')
  const format = useFormat()
  const text = documentOn ? t('cited', { code, date: format.fullDay(documentOn) }) : code
  return to ? <Link to={to}>{text}</Link> : <b>{text}</b>
}

/** Of a document that was recalled as a whole: who, when and why, before anything else on the page. */
export function Recalled({ recall: { who, at, reason } }: { recall: DocumentDetail['spine'][number] }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const words = t('document.recalledBy', { who, when: at ? format.near(at) : '' })
  return (
    <p role="note" className={styles.notice} title={at ? format.exact(at) : undefined}>
      {reason ? `${words}: ${reason}` : words}
    </p>
  )
}

/** What was issued since and takes its place, wholly or in part: before anything else on the page. */
export function AmendedBy({ items }: { items: readonly AmendedItem[] }) {
  const { t } = useTranslation('amendments')
  return items.map((item) => (
    <p key={`${item.role} ${item.code}`} className={styles.notice}>
      {t(`by.${item.role}`)} <Cited {...item} />
    </p>
  ))
}

/** What this one changes itself. */
export function Amends({ items }: { items: readonly AmendedItem[] }) {
  const { t } = useTranslation('amendments')
  return items.map((item) => (
    <p key={`${item.role} ${item.code}`} className={styles.line}>
      {t(`itself.${item.role}`)} <Cited {...item} />
    </p>
  ))
}
