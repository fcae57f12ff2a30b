import { useTranslation } from 'react-i18next'
import type { Dispatch } from './dispatches.ts'
import styles from './matrix.module.css'
import { type Filter, groupCells, isFiltering, isUnopened, matches } from './matrix.ts'
import { stateClass } from './state-class.ts'
import tileStyles from './tiles.module.css'

/** In the hand: one square a place, in the order of the tiles; the list below names those that are meant. */
export function MatrixSquares({ dispatch, filter }: { dispatch: Dispatch; filter: Filter }) {
  const { t } = useTranslation('dispatches')
  const { accepted, forAction, finished } = dispatch.progress
  const filtering = isFiltering(filter)
  return (
    <div className={tileStyles.squares} role="img" aria-label={t('matrix.summary', { accepted, total: forAction, finished })}>
      {groupCells(dispatch.cells)
        .flatMap((group) => group.cells)
        .map((cell) => (
          <span
            key={cell.deliveryId}
            className={[
              tileStyles.square,
              stateClass(cell.state),
              isUnopened(cell) && styles.unopened,
              filtering && !matches(cell, filter) && tileStyles.dimmed,
            ]
              .filter(Boolean)
              .join(' ')}
          />
        ))}
    </div>
  )
}
