import { IconMail } from '@tabler/icons-react'
import { type FocusEvent, type KeyboardEvent, type MouseEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { CellWay } from './CellWay.tsx'
import type { Cell, Dispatch } from './dispatches.ts'
import { type Filter, type Group, groupCells, isFiltering, isUnopened, matches, standOf } from './matrix.ts'
import { useStateName } from './StateLabel.tsx'
import { stateClass } from './state-class.ts'
import { nextTile } from './tile-keys.ts'
import styles from './tiles.module.css'

type Shown = { id: string; left: number; top: number; above: boolean }
type Props = { dispatch: Dispatch; filter: Filter; pinned: string | null; addressOf: (deliveryId: string | null) => string; onUnpin: () => void }

const cardWidth = 320
const cardHeight = 260
/** Below the tile, or above it where the window ends. */
function placeBeside(tile: HTMLElement): Shown {
  const box = tile.getBoundingClientRect()
  const room = tile.offsetParent instanceof HTMLElement ? tile.offsetParent.clientWidth : 0
  const above = box.bottom + cardHeight > window.innerHeight
  const left = Math.max(0, Math.min(tile.offsetLeft, room - cardWidth))
  return { id: tile.dataset.tile ?? '', left, top: above ? tile.offsetTop - 6 : tile.offsetTop + tile.offsetHeight + 6, above }
}
const tileOf = (target: EventTarget) => (target instanceof Element ? target.closest<HTMLElement>('[data-tile]') : null)

type TileProps = { cell: Cell; dimmed: boolean; tabbable: boolean; to: string; current: boolean }
function Tile({ cell, dimmed, tabbable, to, current }: TileProps) {
  const stateName = useStateName()
  const { t } = useTranslation('dispatches')
  const { t: tForwarding } = useTranslation('forwarding')
  const { t: tAnswers } = useTranslation('answers')
  const classes = [styles.tile, stateClass(cell.state), isUnopened(cell) && styles.dotted, dimmed && styles.dimmed, current && styles.pinned]
  return (
    <Link
      to={to}
      replace
      className={classes.filter(Boolean).join(' ')}
      tabIndex={tabbable ? 0 : -1}
      data-tile={cell.deliveryId}
      aria-current={current ? 'true' : undefined}
    >
      <span className={styles.tileName}>{cell.shortName}</span>
      {cell.faults > 0 && <span aria-hidden="true">!</span>}
      {cell.state === '02' && <span aria-hidden="true">↩</span>}
      {cell.forwarded && <span aria-hidden="true">↓</span>}
      {cell.answers.length > 0 && <IconMail size={14} aria-hidden="true" />}
      <span className={styles.hidden}>
        , {stateName(standOf(cell))}
        {isUnopened(cell) && `, ${t('matrix.unopened')}`}
        {cell.forwarded && `, ${tForwarding('tile')}`}
        {cell.answers.length > 0 && `, ${tAnswers('tile')}`}
      </span>
    </Link>
  )
}

/** Units that are no communes are others only beside communes. */
type GroupProps = { group: Group; alone: boolean; renderTile: (cell: Cell) => React.ReactNode }
function TileGroup({ group, alone, renderTile }: GroupProps) {
  const { t } = useTranslation('dispatches')
  return (
    <section>
      <h2 className={styles.groupName}>
        {t(alone && group.key === 'others' ? 'matrix.receivers' : `matrix.group.${group.key}`)} <span>{group.cells.length}</span>
      </h2>
      <div className={styles.tiles}>{group.cells.map(renderTile)}</div>
    </section>
  )
}

/** Every place a named tile in its fixed position; hover, focus or a click opens its way. */
export function MatrixTiles({ dispatch, filter, pinned, addressOf, onUnpin }: Props) {
  const { t } = useTranslation('dispatches')
  const [shown, setShown] = useState<Shown | null>(null)
  const [tabId, setTabId] = useState<string | null>(null)
  const groups = groupCells(dispatch.cells)
  const filtering = isFiltering(filter)
  const tabbableId = tabId ?? groups[0]?.cells[0]?.deliveryId
  const open = dispatch.cells.find((cell) => cell.deliveryId === shown?.id)
  const point = (event: MouseEvent | FocusEvent) => {
    const tile = tileOf(event.target)
    if (!tile) return setShown(null)
    setShown(placeBeside(tile))
    if (event.type === 'focus') setTabId(tile.dataset.tile ?? null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Escape') {
      setShown(null)
      if (pinned) onUnpin()
      return
    }
    const tile = tileOf(event.target)
    const next = tile && nextTile(event.currentTarget, tile, event.key)
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside carry the meaning, this only hears of them
    <div className={styles.matrix} onMouseOver={point} onMouseLeave={() => setShown(null)} onFocus={point} onBlur={() => setShown(null)} onKeyDown={onKeyDown}>
      {groups.map((group) => (
        <TileGroup
          key={group.key}
          group={group}
          alone={groups.length === 1}
          renderTile={(cell) => (
            <Tile
              key={cell.deliveryId}
              cell={cell}
              dimmed={filtering && !matches(cell, filter)}
              tabbable={cell.deliveryId === tabbableId}
              current={cell.deliveryId === pinned}
              to={addressOf(cell.deliveryId === pinned ? null : cell.deliveryId)}
            />
          )}
        />
      ))}
      {open && shown && (
        <div
          className={`${styles.float} ${shown.above ? styles.floatAbove : ''}`}
          style={{ left: shown.left, top: shown.top }}
          role="status"
          aria-label={t('matrix.way', { name: open.name })}
        >
          <CellWay cell={open} dispatchId={dispatch.id} passing />
        </div>
      )}
    </div>
  )
}
