import { IconPhone } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../platform/format.ts'
import { type Cell, isAccepted } from './dispatches.ts'
import styles from './matrix.module.css'
import { lastOf, standOf } from './matrix.ts'
import { useStateName } from './StateLabel.tsx'

/** Why a place stands where it stands, in one line. */
function useWhy(): (cell: Cell) => string {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const stateName = useStateName()
  const notArrived = (lacks: string | null) => {
    if (lacks === 'unit.no_clerk_account') return t('matrix.why.unit.no_clerk_account')
    return lacks ? t('matrix.why.other', { code: lacks }) : t('matrix.why.notArrived')
  }
  const refused = (cell: Cell, when: string) => {
    const { ground, reason } = lastOf(cell, '02') ?? {}
    return t('matrix.why.refused', { when, reason: [ground && t(`act.grounds.${ground}`), reason].filter(Boolean).join('. ') })
  }
  const why = (cell: Cell) => {
    const when = cell.way.length > 0 ? format.near(cell.way.at(-1)?.at ?? '') : ''
    if (cell.state === '00') return notArrived(cell.lacks)
    if (cell.state === '02') return refused(cell, when)
    if (cell.state === '01') return t(cell.opened ? 'matrix.why.opened' : 'matrix.why.arrived', { when })
    return t('matrix.why.reached', { state: stateName(standOf(cell)), when })
  }
  return (cell) =>
    cell.remindedAt && !isAccepted(cell.state) ? `${why(cell)}, ${t('matrix.why.reminded', { when: format.near(cell.remindedAt) })}` : why(cell)
}

const fewest = 12
type Props = {
  title: string
  cells: readonly Cell[]
  /** The first ones, the others behind a button: in the hand a hundred rows are ten screens. */
  shortly: boolean
  addressOf: (deliveryId: string) => string
}

/** Who is meant, and why; the phone number where one is known. */
export function LackPanel({ title, cells, shortly, addressOf }: Props) {
  const { t } = useTranslation('dispatches')
  const [all, setAll] = useState(false)
  const rest = shortly && !all ? Math.max(0, cells.length - fewest) : 0
  const why = useWhy()
  return (
    <>
      <h2 className={styles.panelTitle}>{title}</h2>
      {cells.length > 0 && (
        <ul className={styles.lacking}>
          {cells.slice(0, cells.length - rest).map((cell) => (
            <li key={cell.deliveryId} className={cell.state === '02' ? styles.refused : undefined}>
              <span>
                <Link to={addressOf(cell.deliveryId)} replace className={styles.lackName}>
                  {cell.shortName}
                </Link>
                <span className={styles.who}>{why(cell)}</span>
              </span>
              {cell.phone && (
                <a className={styles.call} href={`tel:${cell.phone}`} aria-label={t('matrix.call', { name: cell.shortName })} title={cell.phone}>
                  <IconPhone size={20} aria-hidden="true" />
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
      {rest > 0 && (
        <button type="button" className={styles.link} onClick={() => setAll(true)}>
          {t('matrix.showRest', { count: rest })}
        </button>
      )}
    </>
  )
}
