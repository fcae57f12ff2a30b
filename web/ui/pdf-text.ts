import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { flowOf } from '../../lib/pdf-places/flow.ts'
import type { PageSize, TextRun } from '../../lib/pdf-places/lines.ts'
import { openPdf } from './pdf-file.ts'

export type PdfText = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; text: string }
type Item = { str: string; transform: number[]; width: number; height: number }

async function readText(document: PDFDocumentProxy): Promise<string> {
  const texts: TextRun[] = []
  const pages: PageSize[] = []
  for (let n = 1; n <= document.numPages; n += 1) {
    const page = await document.getPage(n)
    const { width, height } = page.getViewport({ scale: 1 })
    pages.push({ width, height })
    const { items } = await page.getTextContent()
    for (const { str, transform, width: wide, height: high } of items.filter((one): one is Item & typeof one => 'str' in one && one.str !== '')) {
      texts.push({ page: n - 1, text: str, x: transform[4] ?? 0, y: transform[5] ?? 0, width: wide, height: high || Math.abs(transform[3] ?? 0) })
    }
  }
  return flowOf(texts, pages)
}

/** The words of a PDF, read by the reader that shows it. */
export function usePdfText(url: string | undefined): PdfText {
  const [read, setRead] = useState<PdfText>({ state: 'loading' })
  useEffect(() => {
    if (url === undefined) return undefined
    const left = new AbortController()
    setRead({ state: 'loading' })
    openPdf(url, left.signal)
      .then(async (document) => {
        const text = await readText(document).finally(() => void document.loadingTask.destroy())
        if (!left.signal.aborted) setRead({ state: 'ready', text })
      })
      .catch(() => {
        if (!left.signal.aborted) setRead({ state: 'failed' })
      })
    return () => left.abort()
  }, [url])
  return read
}
