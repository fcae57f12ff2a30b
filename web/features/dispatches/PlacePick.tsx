import { useTranslation } from 'react-i18next'
import formStyles from './delivery.module.css'
import type { Cell } from './dispatches.ts'
import styles from './matrix.module.css'
import { StateLabel } from './StateLabel.tsx'

type Props = { legend: string; cells: readonly Cell[]; picked: readonly string[]; onPick: (ids: readonly string[]) => void }

/** Which of these copies; one box for all of them. */
export function PlacePick({ legend, cells, picked, onPick }: Props) {
  const { t } = useTranslation('dispatches')
  const toggle = (id: string) => onPick(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  return (
    <fieldset className={formStyles.field}>
      <legend>{legend}</legend>
      {cells.length > 1 && (
        <label className={formStyles.choice}>
          <input
            type="checkbox"
            checked={cells.every((cell) => picked.includes(cell.deliveryId))}
            onChange={(event) => onPick(event.target.checked ? cells.map((cell) => cell.deliveryId) : [])}
          />
          {t('matrix.pickAll', { count: cells.length })}
        </label>
      )}
      <div className={styles.pick}>
        {cells.map((cell) => (
          <label key={cell.deliveryId} className={formStyles.choice}>
            <input type="checkbox" checked={picked.includes(cell.deliveryId)} onChange={() => toggle(cell.deliveryId)} />
            <span>{cell.shortName}</span>
            <StateLabel state={cell.state} />
          </label>
        ))}
      </div>
    </fieldset>
  )
}
