import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'
import { type CSSProperties, type MouseEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './PdfView.module.css'

/** A place on a page in points from its lower left corner, pages from 0. */
export type PageBox = { page: number; x: number; y: number; width: number; height: number; label?: string; active?: boolean; onPress?: () => void }
export type PagePoint = { page: number; x: number; y: number }
/** A part of the page as it is shown, in shares of its width and height from the top left. */
export type Share = { left: number; top: number; width: number; height: number }
/** A page as what is laid over it needs it. */
export type PageSheet = {
  /** From 0. */
  index: number
  /** In points, as shown. */
  width: number
  height: number
  styleOf: (box: Omit<PageBox, 'page'>) => CSSProperties
  boxOf: (share: Share) => { page: number; x: number; y: number; width: number; height: number }
}
export type Overlay = (sheet: PageSheet) => ReactNode
type Props = {
  file: PDFDocumentProxy
  /** From 0. */
  index: number
  width: number
  label: string
  boxes: readonly PageBox[]
  onPlace?: ((point: PagePoint) => void) | undefined
  onSeen?: ((index: number) => void) | undefined
  overlay?: Overlay | undefined
}

function sheetOf(page: PDFPageProxy, index: number): PageSheet {
  const size = page.getViewport({ scale: 1 })
  const { width, height } = size
  const percent = (part: number, whole: number) => `${(100 * part) / whole}%`
  return {
    ...{ index, width, height },
    styleOf(box) {
      const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = size.convertToViewportRectangle([box.x, box.y, box.x + box.width, box.y + box.height])
      return {
        left: percent(Math.min(x1, x2), width),
        top: percent(Math.min(y1, y2), height),
        width: percent(Math.abs(x2 - x1), width),
        height: percent(Math.abs(y2 - y1), height),
      }
    },
    boxOf(share) {
      const [x1 = 0, y1 = 0] = size.convertToPdfPoint(share.left * width, share.top * height)
      const [x2 = 0, y2 = 0] = size.convertToPdfPoint((share.left + share.width) * width, (share.top + share.height) * height)
      return { page: index, x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
    },
  }
}

/** Draws the page, with filled fields and signatures, once it comes near the window. */
function useDrawn(page: PDFPageProxy | undefined, near: boolean, width: number) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const target = canvas.current
    if (!page || !near || !target || width === 0) return
    let task: RenderTask | undefined
    const sharp = Math.min(2.5, window.devicePixelRatio || 1)
    const viewport = page.getViewport({ scale: (width / page.getViewport({ scale: 1 }).width) * sharp })
    // Drawn aside first: what stood there before stays until the next is whole.
    const drawing = document.createElement('canvas')
    drawing.width = Math.floor(viewport.width)
    drawing.height = Math.floor(viewport.height)
    task = page.render({ canvas: drawing, viewport, annotationMode: 1 })
    task.promise.then(
      () => {
        target.width = drawing.width
        target.height = drawing.height
        target.getContext('2d')?.drawImage(drawing, 0, 0)
      },
      () => undefined,
    )
    return () => task?.cancel()
  }, [page, near, width])
  return canvas
}

/** A place on the page; the active one comes into sight, one that can be pressed is a button. */
function BoxMark({ box, style }: { box: PageBox; style: CSSProperties | undefined }) {
  const mark = useRef<HTMLElement>(null)
  const { active, label, onPress } = box
  useEffect(() => {
    if (active) mark.current?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const className = active ? styles.boxActive : styles.box
  const take = (element: HTMLElement | null) => {
    mark.current = element
  }
  if (!onPress) {
    return (
      <span ref={take} className={className} style={style}>
        {label}
      </span>
    )
  }
  return (
    <button ref={take} type="button" className={`${className} ${styles.pressable}`} style={style} onClick={onPress}>
      {label}
    </button>
  )
}

export function PdfPage({ file, index, width, label, boxes, onPlace, onSeen, overlay }: Props) {
  const { t } = useTranslation('common')
  const [page, setPage] = useState<PDFPageProxy>()
  const [near, setNear] = useState(index === 0)
  const frame = useRef<HTMLDivElement>(null)
  const canvas = useDrawn(page, near, width)
  useEffect(() => {
    let left = false
    file.getPage(index + 1).then(
      (found) => !left && setPage(found),
      () => undefined,
    )
    return () => {
      left = true
    }
  }, [file, index])
  useEffect(() => {
    const element = frame.current
    if (!element) return
    const nearby = new IntersectionObserver(([entry]) => entry?.isIntersecting && setNear(true), { rootMargin: '800px' })
    const seen = new IntersectionObserver(([entry]) => entry?.isIntersecting && onSeen?.(index), { rootMargin: '-49% 0px -49% 0px' })
    nearby.observe(element)
    seen.observe(element)
    return () => {
      nearby.disconnect()
      seen.disconnect()
    }
  }, [index, onSeen])

  const size = page?.getViewport({ scale: 1 })
  const press = (event: MouseEvent<HTMLElement>) => {
    if (!page || !onPlace) return
    const rect = event.currentTarget.getBoundingClientRect()
    const view = page.getViewport({ scale: rect.width / page.getViewport({ scale: 1 }).width })
    const [x = 0, y = 0] = view.convertToPdfPoint(event.clientX - rect.left, event.clientY - rect.top)
    onPlace({ page: index, x, y })
  }
  const sheet = page && sheetOf(page, index)
  return (
    <div ref={frame} className={styles.page} style={{ width, aspectRatio: size ? `${size.width} / ${size.height}` : '210 / 297' }}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t('pdf.page', { label, page: index + 1 })} />
      {sheet && boxes.map((box) => <BoxMark key={`${box.label} ${box.x} ${box.y}`} box={box} style={sheet.styleOf(box)} />)}
      {sheet && overlay?.(sheet)}
      {onPlace && <button type="button" className={styles.press} aria-label={t('pdf.placeHere', { page: index + 1 })} onClick={press} />}
    </div>
  )
}
