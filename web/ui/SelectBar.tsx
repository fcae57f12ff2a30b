import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from './ActButton.tsx'
import styles from './SelectBar.module.css'
import type { Selection } from './selection.ts'

/** Choosing all that is shown, and beside it what is done with all that is chosen; texts of `many` must be loaded. */
export function SelectBar({ selection, count, children }: { selection: Selection; count: number; children: ReactNode }) {
  const { t } = useTranslation('many')
  const chosen = selection.chosen.length
  return (
    <div className={chosen > 0 ? `${styles.bar} ${styles.busy}` : styles.bar}>
      <label className={styles.all}>
        <input type="checkbox" checked={selection.all} onChange={selection.toggleAll} />
        {chosen > 0 ? t('chosen', { count: chosen }) : t('all', { count })}
      </label>
      {chosen > 0 && (
        <div className={styles.acts}>
          {children}
          <ActButton quiet onClick={selection.clear}>
            {t('clear')}
          </ActButton>
        </div>
      )}
    </div>
  )
}

type PickProps = {
  subject: string
  /** Undefined where nothing can be done with the row. */
  chosen: boolean | undefined
  onPick: (range: boolean) => void
}
/** The box of one row; with Shift all from the one picked last. */
export function PickBox({ subject, chosen, onPick }: PickProps) {
  const { t } = useTranslation('many')
  if (chosen === undefined) return <span className={styles.pick} />
  return (
    <label className={styles.pick}>
      <input
        type="checkbox"
        aria-label={t('choose', { subject })}
        checked={chosen}
        onChange={(event) => onPick(event.nativeEvent instanceof MouseEvent && event.nativeEvent.shiftKey)}
      />
    </label>
  )
}
