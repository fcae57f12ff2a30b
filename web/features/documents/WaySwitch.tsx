import { useTranslation } from 'react-i18next'
import type { Change, Draft } from './draft.ts'
import styles from './way.module.css'

const ways = ['compose', 'upload'] as const

/** A paper is written here or comes as a file; what the one way holds is still there when coming back from the other. */
export function WaySwitch({ draft, onChange }: { draft: Draft; onChange: (change: Change) => void }) {
  const { t } = useTranslation('compose')
  const choose = (way: Draft['way']) => onChange(({ type }) => ({ way, ...(way === 'compose' && { type: type || 'cong_van' }) }))
  return (
    <fieldset className={styles.ways}>
      <legend className={styles.hidden}>{t('way.label')}</legend>
      {ways.map((way) => (
        <button key={way} type="button" className={styles.way} aria-pressed={draft.way === way} onClick={() => choose(way)}>
          {t(`way.${way}`)}
        </button>
      ))}
    </fieldset>
  )
}
