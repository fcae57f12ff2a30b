import type { PDFDocumentProxy } from 'pdfjs-dist'
import workerUrl from 'pdfjs-dist/build/pdf.worker.min.mjs?url'
import { useEffect, useState } from 'react'

export type PdfFile = { state: 'loading' } | { state: 'failed' } | { state: 'ready'; document: PDFDocumentProxy }
const base = `${import.meta.env.BASE_URL}pdfjs/`

async function fetchBytes(url: string, signal: AbortSignal): Promise<ArrayBuffer> {
  const reply = await fetch(url, { credentials: 'same-origin', signal })
  if (!reply.ok) throw new Error(`paper answered ${reply.status}`)
  return reply.arrayBuffer()
}

/** The reader comes when the first paper is opened; fonts, maps and decoders it needs lie beside the app. */
async function readPdf(bytes: Promise<ArrayBuffer>): Promise<PDFDocumentProxy> {
  const [pdfjs, data] = await Promise.all([import('pdfjs-dist'), bytes])
  pdfjs.GlobalWorkerOptions.workerSrc = workerUrl
  return pdfjs.getDocument({
    data,
    standardFontDataUrl: `${base}standard_fonts/`,
    cMapUrl: `${base}cmaps/`,
    wasmUrl: `${base}wasm/`,
  }).promise
}

export const openPdf = (url: string, signal: AbortSignal): Promise<PDFDocumentProxy> => readPdf(fetchBytes(url, signal))

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

/** A paper that is made anew again and again: each stays until the next is open. */
export function usePdfBytes(bytes: ArrayBuffer | undefined): PdfFile {
  const [file, setFile] = useState<PdfFile>({ state: 'loading' })
  useEffect(() => {
    if (!bytes) return
    let left = false
    // The reader takes the bytes away to its worker.
    readPdf(Promise.resolve(bytes.slice(0))).then(
      (document) => {
        if (left) void document.loadingTask.destroy()
        else setFile({ state: 'ready', document })
      },
      () => !left && setFile({ state: 'failed' }),
    )
    return () => {
      left = true
    }
  }, [bytes])
  useEffect(() => {
    if (file.state !== 'ready') return
    return () => void file.document.loadingTask.destroy()
  }, [file])
  return file
}
