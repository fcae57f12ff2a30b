import { useResizeObserver } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActButton } from './ActButton.tsx'
import { type PageBox, type PagePoint, PdfPage } from './PdfPage.tsx'
import styles from './PdfView.module.css'
import { usePdf } from './pdf-file.ts'

type Props = {
  url: string
  label: string
  /** Offers the file under this name. */
  downloadName?: string
  /** The first page alone, without tools. */
  bare?: boolean
  boxes?: readonly PageBox[]
  /** A press on the page, in points of the page. */
  onPlace?: (point: PagePoint) => void
}

const widest = 820
const zooms = [0.75, 1, 1.25, 1.5, 2] as const

function Tools({
  at,
  pages,
  zoom,
  setZoom,
  url,
  downloadName,
}: {
  at: number
  pages: number
  zoom: number
  setZoom: (zoom: number) => void
  url: string
  downloadName?: string | undefined
}) {
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
      {downloadName && (
        <a className={styles.tool} href={`${url}${url.includes('?') ? '&' : '?'}download=1`} download={downloadName}>
          {t('pdf.download')}
        </a>
      )}
    </div>
  )
}

/** A paper as it is: the very PDF, page under page. */
export function PdfView({ url, label, downloadName, bare, boxes = [], onPlace }: Props) {
  const { t } = useTranslation('common')
  const [attempt, setAttempt] = useState(0)
  const file = usePdf(url, attempt)
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
          <ActButton onClick={() => setAttempt(attempt + 1)}>{t('retry')}</ActButton>
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
          />
        ))}
      {file.state === 'ready' && !bare && <Tools at={at} pages={pages} zoom={zoom} setZoom={setZoom} url={url} downloadName={downloadName} />}
    </section>
  )
}
