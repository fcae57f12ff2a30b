import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import type { Cell } from './dispatches.ts'
import styles from './matrix.module.css'
import { standOf } from './matrix.ts'
import { useStateName } from './StateLabel.tsx'

/** On paper the matrix is a table: every place, its state, when, the arrival number and who. */
export function MatrixPrint({ cells }: { cells: readonly Cell[] }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const stateName = useStateName()
  return (
    <table className={styles.printed}>
      <thead>
        <tr>
          {(['unit', 'state', 'at', 'number', 'who'] as const).map((column) => (
            <th key={column}>{t(`matrix.column.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cells.map((cell) => {
          const last = cell.way.at(-1)
          return (
            <tr key={cell.deliveryId}>
              <td>{cell.name}</td>
              <td>{stateName(standOf(cell))}</td>
              <td>{last ? format.exact(last.at) : ''}</td>
              <td>{cell.arrivalNumber ?? ''}</td>
              <td>{[last?.who, last?.ground && t(`act.grounds.${last.ground}`), last?.reason].filter(Boolean).join('. ')}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
