import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { StateChip } from '../../ui/StateChip.tsx'
import styles from './agenda.module.css'
import type { Entry } from './agenda.ts'
import { useSay } from './say.ts'

/** What it is, what became of it, and where it comes from. */
export function EntryWords({ entry, onEdit, children }: { entry: Entry; onEdit?: (() => void) | undefined; children?: ReactNode }) {
  const { t } = useTranslation('agenda')
  const say = useSay()
  const fate = say.fate(entry)
  return (
    <div className={styles.what}>
      <span className={fate ? styles.struck : styles.content}>{say.content(entry)}</span>
      {fate && <b className={styles.fate}>{fate}</b>}
      {entry.change && (
        <span>
          <StateChip tone="gold">{t(`change.${entry.change}`)}</StateChip>
        </span>
      )}
      {entry.busy && entry.content !== null && <span className={styles.meta}>{t('private')}</span>}
      {entry.note && <span className={styles.meta}>{entry.note}</span>}
      {entry.delivery && (
        <Link className={styles.link} to={paths.delivery(entry.delivery.id)}>
          {t('invitation', { code: entry.delivery.code })}
        </Link>
      )}
      {entry.overlaps.length > 0 && <span className={styles.overlaps}>{t('overlaps', { names: entry.overlaps.join(', ') })}</span>}
      {children}
      {onEdit && (
        <button type="button" className={styles.edit} aria-label={t('editNamed', { content: say.content(entry) })} onClick={onEdit}>
          {t('edit')}
        </button>
      )}
    </div>
  )
}
