import { useTranslation } from 'react-i18next'
import type { Cell } from './dispatches.ts'
import styles from './matrix.module.css'
import { countStates, type Filter, isFiltering, isUnopened } from './matrix.ts'
import { useStateName } from './StateLabel.tsx'
import { stateClass } from './state-class.ts'

type Props = { cells: readonly Cell[]; filter: Filter; onChange: (filter: Filter) => void }

/** The legend is the filter: every line carries its count and shows what it counts. */
export function StateLegend({ cells, filter, onChange }: Props) {
  const { t } = useTranslation('dispatches')
  const stateName = useStateName()
  const unopened = cells.filter(isUnopened).length
  const toggle = (state: string) => {
    const states = filter.states.includes(state) ? filter.states.filter((one) => one !== state) : [...filter.states, state]
    onChange({ ...filter, states })
  }
  return (
    <section className={styles.card}>
      <div className={styles.legendHead}>
        <h2 className={styles.panelTitle}>{t('matrix.states')}</h2>
        {isFiltering(filter) && (
          <button type="button" className={styles.link} onClick={() => onChange({ states: [], unopened: false })}>
            {t('matrix.clear')}
          </button>
        )}
      </div>
      <ul className={styles.legend}>
        {countStates(cells).map(({ state, count }) => (
          <li key={state}>
            <button type="button" aria-pressed={filter.states.includes(state)} onClick={() => toggle(state)}>
              <span className={`${stateClass(state)} ${styles.swatch}`} aria-hidden="true" />
              <span>{stateName(state)}</span>
              <b>{count}</b>
            </button>
          </li>
        ))}
        {(unopened > 0 || filter.unopened) && (
          <li>
            <button type="button" aria-pressed={filter.unopened} onClick={() => onChange({ ...filter, unopened: !filter.unopened })}>
              <span className={`${styles.swatch} ${styles.unopened}`} aria-hidden="true" />
              <span>{t('matrix.unopened')}</span>
              <b>{unopened}</b>
            </button>
          </li>
        )}
      </ul>
    </section>
  )
}
