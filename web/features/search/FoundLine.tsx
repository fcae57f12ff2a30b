import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { partsOf } from './marked.ts'
import type { Found } from './results.ts'
import styles from './search.module.css'

/** One thing found, its hits marked. */
export function FoundLine({ found }: { found: Found }) {
  const { t } = useTranslation('search')
  const format = useFormat()
  const facts = [found.code, t(`kind.${found.kind}`), found.unitName, found.on && format.day(found.on)].filter(Boolean).join(' · ')
  return (
    <span className={styles.line}>
      <span className={styles.title}>
        {partsOf(found.markedTitle || found.title).map((part, index) =>
          // biome-ignore lint/suspicious/noArrayIndexKey: parts are their places
          part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
        )}
      </span>
      <span className={styles.facts}>{facts}</span>
    </span>
  )
}
