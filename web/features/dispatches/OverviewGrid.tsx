import { type MouseEvent, memo, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { isAccepted, type Overview } from './dispatches.ts'
import { groupCells } from './matrix.ts'
import styles from './overview.module.css'
import { useStateName } from './StateLabel.tsx'
import { stateClass } from './state-class.ts'

type Row = Overview['dispatches'][number]
type Unit = Overview['units'][number] & { at: number }
type Layout = { groups: { key: 'towns' | 'communes' | 'others'; units: Unit[] }[]; columns: string }
const isSent = (state: string) => state !== '' && state !== '-'

/** Columns as the matrix groups its tiles, with a gap between the groups; narrow enough that a province fits the screen. */
function layoutOf(units: Overview['units']): Layout {
  const groups = groupCells(units.map((unit, at) => ({ ...unit, at }))).map(({ key, cells }) => ({ key, units: cells }))
  const tracks = groups.map((group) => `repeat(${group.units.length}, minmax(5px, 1fr))`)
  return { groups, columns: `var(--send-width) ${tracks.join(' var(--group-gap) ')}` }
}

type RowProps = { row: Row; layout: Layout; label: string; day: string }
/** A link of as many spans as there are units; no handlers of their own: 5,100 of them stand on the screen. */
const SendRow = memo(function SendRow({ row, layout, label, day }: RowProps) {
  const { t } = useTranslation('dispatches')
  const cells = layout.groups.flatMap(({ key, units }, index) => [
    index > 0 && <span key={key} />,
    ...units.map(({ id, at }) => <span key={id} className={`${styles.cell} ${stateClass(row.states[at] ?? '')}`} data-at={at} />),
  ])
  return (
    <Link to={paths.matrix(row.id)} className={styles.row} style={{ gridTemplateColumns: layout.columns }} aria-label={label} data-id={row.id}>
      <span className={styles.send}>
        <b>{row.code}</b>
        <span className={styles.day}>
          {day}
          {row.followsDispatchId && ` · ${t('overview.supplement')}`}
        </span>
        <span className={styles.subject}>{row.subject}</span>
        <span className={styles.since}>
          <SinceMarks amendedBy={row.amendedBy} recalledOn={row.recalledOn} />
        </span>
      </span>
      {cells}
    </Link>
  )
})

/** The groups and their sizes, and below them the name of the unit under the pointer, at its column. */
function Heads({ layout, pointed }: { layout: Layout; pointed: number | null }) {
  const { t } = useTranslation('dispatches')
  let column = 2
  const heads = layout.groups.map(({ key, units }) => {
    const from = column
    column += units.length + 1
    return { key, units, from }
  })
  const middle = column / 2
  const flag = heads.flatMap(({ units, from }) => units.map((unit, index) => ({ unit, column: from + index }))).find(({ unit }) => unit.at === pointed)
  return (
    <div className={styles.heads} style={{ gridTemplateColumns: layout.columns }} aria-hidden="true">
      <span className={styles.corner}>{t('overview.send')}</span>
      {heads.map(({ key, units, from }) => (
        <span key={key} className={`${styles.group} ${from > middle ? styles.leftwards : ''}`} style={{ gridColumn: `${from} / span ${units.length}` }}>
          {t(`overview.group.${key}`)} <span>{units.length}</span>
        </span>
      ))}
      {flag && (
        <span className={`${styles.flag} ${flag.column > middle ? styles.leftwards : ''}`} style={{ gridColumn: flag.column }}>
          <b>{flag.unit.shortName}</b>
        </span>
      )}
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
  const layout = useMemo(() => layoutOf(units), [units])
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
        <Heads layout={layout} pointed={pointed?.at ?? null} />
        {dispatches.map((one) => {
          const sent = one.states.filter(isSent)
          const figures = { code: one.code, subject: one.subject, accepted: sent.filter(isAccepted).length, total: sent.length }
          return <SendRow key={one.id} row={one} layout={layout} day={format.near(one.sentAt)} label={t('overview.row', figures)} />
        })}
      </div>
    </>
  )
}
