import { createContext, useContext, useMemo, useState } from 'react'
import { uploadFile } from '../../platform/uploads.ts'
import type { PageSheet } from '../../ui/PdfPage.tsx'
import type { Place } from './handling.ts'
import { boundsOf, pathOf, penWidth, type Stroke, type Strokes, withoutLast, withStroke } from './strokes.ts'

export const penInk = '#173f9f'
/** Pixels a point: sharp when printed. */
const sharpness = 3

export type Pen = {
  /** Whether lines are drawn at the moment. */
  drawing: boolean
  setDrawing: (drawing: boolean) => void
  /** Whether what others wrote is shown. */
  shown: boolean
  setShown: (shown: boolean) => void
  strokes: Strokes
  pages: number
  add: (sheet: PageSheet, stroke: Stroke) => void
  undo: () => void
  clear: () => void
  /** Sends what was drawn as one transparent picture a page. */
  upload: () => Promise<{ fileId: string; place: Place }[]>
}

async function pictureOf(sheet: PageSheet, strokes: readonly Stroke[]): Promise<{ file: File; place: Place }> {
  const shape = sheet.height / sheet.width
  const part = boundsOf(strokes, shape)
  const canvas = document.createElement('canvas')
  const scale = sheet.width * sharpness
  canvas.width = Math.max(1, Math.ceil(part.width * scale))
  canvas.height = Math.max(1, Math.ceil(part.height * shape * scale))
  const drawing = canvas.getContext('2d')
  if (!drawing) throw new Error('no canvas')
  drawing.setTransform(scale, 0, 0, scale, -part.left * scale, -part.top * shape * scale)
  Object.assign(drawing, { strokeStyle: penInk, lineWidth: penWidth, lineCap: 'round', lineJoin: 'round' })
  for (const stroke of strokes) drawing.stroke(new Path2D(pathOf(stroke, shape)))
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
  if (!blob) throw new Error('no picture')
  return { file: new File([blob], `but-phe-trang-${sheet.index + 1}.png`, { type: 'image/png' }), place: sheet.boxOf(part) }
}

/** What the leader draws on the pages of one copy, until an act takes it along. */
export function usePenState(): Pen {
  const [drawing, setDrawing] = useState(false)
  const [shown, setShown] = useState(true)
  const [strokes, setStrokes] = useState<Strokes>(new Map())
  const [sheets, setSheets] = useState<ReadonlyMap<number, PageSheet>>(new Map())
  const [order, setOrder] = useState<readonly number[]>([])
  return useMemo(
    () => ({
      ...{ drawing, setDrawing, shown, setShown, strokes },
      pages: strokes.size,
      add: (sheet, stroke) => {
        setSheets((before) => new Map(before).set(sheet.index, sheet))
        setStrokes((before) => withStroke(before, sheet.index, stroke))
        setOrder((before) => [...before, sheet.index])
      },
      undo: () => {
        const page = order.at(-1)
        if (page === undefined) return
        setStrokes((before) => withoutLast(before, page))
        setOrder(order.slice(0, -1))
      },
      clear: () => {
        setStrokes(new Map())
        setOrder([])
        setDrawing(false)
      },
      upload: async () => {
        const pens: { fileId: string; place: Place }[] = []
        for (const [page, lines] of strokes) {
          const sheet = sheets.get(page)
          if (!sheet) continue
          const { file, place } = await pictureOf(sheet, lines)
          pens.push({ fileId: (await uploadFile(file)).id, place })
        }
        return pens
      },
    }),
    [drawing, shown, strokes, sheets, order],
  )
}

export const PenContext = createContext<Pen | null>(null)
/** Null where there is no paper to draw on. */
export const usePen = () => useContext(PenContext)
