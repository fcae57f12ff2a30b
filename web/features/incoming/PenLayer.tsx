import { type PointerEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PageSheet } from '../../ui/PdfPage.tsx'
import type { Instruction } from './handling.ts'
import styles from './incoming.module.css'
import { type Pen, penInk } from './pen.ts'
import { type Point, pathOf, penWidth, type Stroke } from './strokes.ts'

function Lines({ strokes, shape }: { strokes: readonly Stroke[]; shape: number }) {
  return (
    <svg className={styles.lines} viewBox={`0 0 1 ${shape}`} aria-hidden="true">
      {strokes.map((stroke, index) => (
        <path
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place among the lines
          key={index}
          d={pathOf(stroke, shape)}
          fill="none"
          stroke={penInk}
          strokeWidth={penWidth}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      ))}
    </svg>
  )
}

/** Takes the pen, the finger or the mouse while drawing is on. A second finger is no line: it scrolls and zooms. */
function Board({ sheet, pen }: { sheet: PageSheet; pen: Pen }) {
  const { t } = useTranslation('incoming')
  const [line, setLine] = useState<Point[]>([])
  const active = useRef<number | null>(null)
  const pointOf = (event: PointerEvent<HTMLElement>): Point => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const share = (part: number) => Math.min(1, Math.max(0, part))
    return { x: share((event.clientX - left) / width), y: share((event.clientY - top) / height) }
  }
  const begin = (event: PointerEvent<HTMLElement>) => {
    if (active.current !== null || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    active.current = event.pointerId
    setLine([pointOf(event)])
  }
  const go = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerId === active.current) setLine([...line, pointOf(event)])
  }
  const end = (event: PointerEvent<HTMLElement>) => {
    if (event.pointerId !== active.current) return
    active.current = null
    if (line.length > 0) pen.add(sheet, line)
    setLine([])
  }
  return (
    <div
      className={styles.board}
      role="img"
      aria-label={t('pen.board', { page: sheet.index + 1 })}
      onPointerDown={begin}
      onPointerMove={go}
      onPointerUp={end}
      onPointerCancel={end}
    >
      {line.length > 0 && <Lines strokes={[line]} shape={sheet.height / sheet.width} />}
    </div>
  )
}

/** Over one page: what was written before, what is being written, and the board while drawing is on. */
export function PenLayer({ sheet, pen, instructions }: { sheet: PageSheet; pen: Pen; instructions: readonly Instruction[] }) {
  const { t } = useTranslation('incoming')
  const strokes = pen.strokes.get(sheet.index) ?? []
  return (
    <>
      {pen.shown &&
        instructions.flatMap((one) =>
          one.pens
            .filter((written) => written.place.page === sheet.index)
            .map((written) => (
              <img key={written.url} className={styles.written} style={sheet.styleOf(written.place)} src={written.url} alt={t('pen.by', { name: one.by })} />
            )),
        )}
      {strokes.length > 0 && <Lines strokes={strokes} shape={sheet.height / sheet.width} />}
      {pen.drawing && <Board sheet={sheet} pen={pen} />}
    </>
  )
}
