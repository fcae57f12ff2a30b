import type { PDFDocumentProxy, PDFPageProxy, RenderTask } from 'pdfjs-dist'
import { type CSSProperties, type MouseEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './PdfView.module.css'

/** A place on a page in points from its lower left corner, pages from 0. */
export type PageBox = { page: number; x: number; y: number; width: number; height: number; label?: string; active?: boolean; onPress?: () => void }
export type PagePoint = { page: number; x: number; y: number }
type Props = {
  file: PDFDocumentProxy
  /** From 0. */
  index: number
  width: number
  label: string
  boxes: readonly PageBox[]
  onPlace?: ((point: PagePoint) => void) | undefined
  onSeen?: ((index: number) => void) | undefined
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

export function PdfPage({ file, index, width, label, boxes, onPlace, onSeen }: Props) {
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
  const rectOf = (box: PageBox) => {
    if (!size) return undefined
    const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = size.convertToViewportRectangle([box.x, box.y, box.x + box.width, box.y + box.height])
    const share = (part: number, whole: number) => `${(100 * part) / whole}%`
    return {
      left: share(Math.min(x1, x2), size.width),
      top: share(Math.min(y1, y2), size.height),
      width: share(Math.abs(x2 - x1), size.width),
      height: share(Math.abs(y2 - y1), size.height),
    }
  }
  return (
    <div ref={frame} className={styles.page} style={{ width, aspectRatio: size ? `${size.width} / ${size.height}` : '210 / 297' }}>
      <canvas ref={canvas} className={styles.canvas} role="img" aria-label={t('pdf.page', { label, page: index + 1 })} />
      {size && boxes.map((box) => <BoxMark key={`${box.label} ${box.x} ${box.y}`} box={box} style={rectOf(box)} />)}
      {onPlace && <button type="button" className={styles.press} aria-label={t('pdf.placeHere', { page: index + 1 })} onClick={press} />}
    </div>
  )
}
