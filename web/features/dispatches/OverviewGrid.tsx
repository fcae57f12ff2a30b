import { type MouseEvent, memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { isAccepted, type Overview } from './dispatches.ts'
import styles from './overview.module.css'
import { useStateName } from './StateLabel.tsx'
import { stateClass } from './state-class.ts'

type Row = Overview['dispatches'][number]
type RowProps = { row: Row; label: string; day: string; columns: string }
const isSent = (state: string) => state !== '' && state !== '-'

/** A link of as many spans as there are units; no handlers of their own: 5,100 of them stand on the screen. */
const SendRow = memo(function SendRow({ row, label, day, columns }: RowProps) {
  return (
    <Link to={paths.matrix(row.id)} className={styles.row} style={{ gridTemplateColumns: columns }} aria-label={label} data-id={row.id}>
      <span className={styles.send}>
        <b>{row.code}</b> <span className={styles.day}>{day}</span>
        <span className={styles.subject}>{row.subject}</span>
      </span>
      {row.states.map((state, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the column is the unit
        <span key={index} className={`${styles.cell} ${stateClass(state)}`} data-at={index} />
      ))}
    </Link>
  )
})

function UnitNames({ units, columns }: { units: Overview['units']; columns: string }) {
  const { t } = useTranslation('dispatches')
  return (
    <div className={styles.names} style={{ gridTemplateColumns: columns }} aria-hidden="true">
      <span className={styles.corner}>{t('overview.send')}</span>
      {units.map((unit) => (
        <span key={unit.id} className={styles.name}>
          {unit.shortName}
        </span>
      ))}
    </div>
  )
}

/** The last 50 sends x all units; the line above tells the cell under the pointer. */
export function OverviewGrid({ overview }: { overview: Overview }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const stateName = useStateName()
  const [pointed, setPointed] = useState<{ id: string; at: number } | null>(null)
  const { units, dispatches } = overview
  const columns = `var(--send-width) repeat(${units.length}, minmax(14px, 1fr))`
  const row = dispatches.find((one) => one.id === pointed?.id)
  const unit = pointed ? units[pointed.at] : undefined
  const state = pointed ? (row?.states[pointed.at] ?? '') : ''
  const point = (event: MouseEvent) => {
    const cell = event.target instanceof HTMLElement ? event.target : null
    const id = cell?.closest('a')?.dataset.id
    const at = cell?.dataset.at
    setPointed(id && at !== undefined ? { id, at: Number(at) } : null)
  }
  return (
    <>
      <p className={styles.pointer} aria-live="off">
        {row && unit
          ? t('overview.pointer', { unit: unit.shortName, code: row.code, state: isSent(state) ? stateName(state) : t('overview.notSent') })
          : t('overview.lead')}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a section would need a heading of its own */}
      <div
        className={styles.scroll}
        role="region"
        aria-label={t('overview.grid')}
        onMouseOver={point}
        onFocus={() => setPointed(null)}
        onMouseLeave={() => setPointed(null)}
      >
        <UnitNames units={units} columns={columns} />
        {dispatches.map((one) => {
          const sent = one.states.filter(isSent)
          const figures = { code: one.code, subject: one.subject, accepted: sent.filter(isAccepted).length, total: sent.length }
          return <SendRow key={one.id} row={one} columns={columns} day={format.near(one.sentAt)} label={t('overview.row', figures)} />
        })}
      </div>
    </>
  )
}
