import { useResizeObserver } from '@mantine/hooks'
import type { PDFDocumentProxy } from 'pdfjs-dist'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from './ActButton.tsx'
import { type Overlay, type PageBox, type PagePoint, PdfPage } from './PdfPage.tsx'
import styles from './PdfView.module.css'
import { type PdfFile, usePdf, usePdfBytes } from './pdf-file.ts'

type Look = {
  label: string
  /** The first page alone, without tools. */
  bare?: boolean
  boxes?: readonly PageBox[]
  /** A press on the page, in points of the page. */
  onPlace?: (point: PagePoint) => void
  /** What lies over each page. */
  overlay?: Overlay | undefined
}
/** Offers the file under this name. */
type Offer = { url: string; downloadName: string }

const widest = 820
const zooms = [0.75, 1, 1.25, 1.5, 2] as const

type ToolsProps = { at: number; pages: number; zoom: number; setZoom: (zoom: number) => void; offer: Offer | undefined }
function Tools({ at, pages, zoom, setZoom, offer }: ToolsProps) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.tools}>
      <span className={styles.at}>{t('pdf.at', { page: at + 1, pages })}</span>
      <button
        type="button"
        className={styles.tool}
        title={t('pdf.smaller')}
        aria-label={t('pdf.smaller')}
        disabled={zoom === 0}
        onClick={() => setZoom(zoom - 1)}
      >
        <span aria-hidden="true">−</span>
      </button>
      <button
        type="button"
        className={styles.tool}
        title={t('pdf.larger')}
        aria-label={t('pdf.larger')}
        disabled={zoom === zooms.length - 1}
        onClick={() => setZoom(zoom + 1)}
      >
        <span aria-hidden="true">+</span>
      </button>
      {offer && (
        <a className={styles.tool} href={`${offer.url}${offer.url.includes('?') ? '&' : '?'}download=1`} download={offer.downloadName}>
          {t('pdf.download')}
        </a>
      )}
    </div>
  )
}

type PagesProps = Look & { file: PdfFile; offer?: Offer | undefined; onRetry?: () => void }
function Pages({ file, label, bare, boxes = [], onPlace, overlay, offer, onRetry }: PagesProps) {
  const { t } = useTranslation('common')
  const [frame, { width }] = useResizeObserver<HTMLElement>()
  const [at, setAt] = useState(0)
  const [zoom, setZoom] = useState(1)
  const pages = file.state === 'ready' ? file.document.numPages : 0
  const margin = bare ? 0 : width < 600 ? 12 : 24
  const fitting = Math.max(0, Math.min(widest, width - 2 * margin))
  const pageWidth = Math.floor(fitting * (bare ? 1 : (zooms[zoom] ?? 1)))
  return (
    <section ref={frame} className={bare ? styles.bare : styles.view} style={{ paddingInline: margin }} aria-label={label}>
      {file.state === 'failed' && (
        <div role="alert" className={styles.failed}>
          <p>{t('pdf.failed')}</p>
          {onRetry && <ActButton onClick={onRetry}>{t('retry')}</ActButton>}
        </div>
      )}
      {file.state === 'loading' && <div role="status" aria-label={t('loading')} className={styles.page} style={{ width: fitting, aspectRatio: '210 / 297' }} />}
      {file.state === 'ready' &&
        Array.from({ length: bare ? 1 : pages }, (_, index) => (
          <PdfPage
            // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place
            key={index}
            file={file.document}
            index={index}
            width={pageWidth}
            label={label}
            boxes={boxes.filter((box) => box.page === index)}
            onPlace={onPlace}
            onSeen={setAt}
            overlay={overlay}
          />
        ))}
      {file.state === 'ready' && !bare && <Tools at={at} pages={pages} zoom={zoom} setZoom={setZoom} offer={offer} />}
    </section>
  )
}

/** A paper as it is: the very PDF, page under page. */
export function PdfView({ url, downloadName, ...look }: Look & { url: string; downloadName?: string }) {
  const [attempt, setAttempt] = useState(0)
  const file = usePdf(url, attempt)
  return <Pages file={file} offer={downloadName ? { url, downloadName } : undefined} onRetry={() => setAttempt(attempt + 1)} {...look} />
}

/** The same of a paper that lies nowhere yet: its newest bytes, the page before until they are open. */
export function PdfBytesView({ bytes, onOpen, ...look }: Look & { bytes: ArrayBuffer | undefined; onOpen: (file: PDFDocumentProxy) => void }) {
  const file = usePdfBytes(bytes)
  const opened = file.state === 'ready' ? file.document : undefined
  useEffect(() => {
    if (opened) onOpen(opened)
  }, [opened, onOpen])
  return <Pages file={file} {...look} />
}
