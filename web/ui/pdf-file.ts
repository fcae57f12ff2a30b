import type { PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useState } from 'react'

export type PdfFile = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; document: PDFDocumentProxy }
const base = `${import.meta.env.BASE_URL}pdfjs/`

/** The reader comes when the first paper is opened; fonts, maps and decoders it needs lie beside the app. */
async function openPdf(url: string, signal: AbortSignal): Promise<PDFDocumentProxy> {
  const [pdfjs, reply] = await Promise.all([import('pdfjs-dist'), fetch(url, { credentials: 'same-origin', signal })])
  if (!reply.ok) throw new Error(`paper answered ${reply.status}`)
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl
  return pdfjs.getDocument({
    data: await reply.arrayBuffer(),
    standardFontDataUrl: `${base}standard_fonts/`,
    cMapUrl: `${base}cmaps/`,
    wasmUrl: `${base}wasm/`,
  }).promise
}

export function usePdf(url: string, attempt: number): PdfFile {
  const [file, setFile] = useState<PdfFile>({ state: 'loading' })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt fetches the same address anew
  useEffect(() => {
    const left = new AbortController()
    let opened: PDFDocumentProxy | undefined
    setFile({ state: 'loading' })
    openPdf(url, left.signal).then(
      (document) => {
        opened = document
        if (left.signal.aborted) void document.loadingTask.destroy()
        else setFile({ state: 'ready', document })
      },
      () => {
        if (!left.signal.aborted) setFile({ state: 'failed' })
      },
    )
    return () => {
      left.abort()
      void opened?.loadingTask.destroy()
    }
  }, [url, attempt])
  return file
}
