import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { withQuery } from '../../platform/address.ts'
import { query, useCall } from '../../platform/api.ts'
import { hasFailed } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PaperHead } from '../../ui/PaperHead.tsx'
import { usePhone } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { PaperFoot, PaperTools, PenScope, penOverlay, useHandling, usePens } from '../incoming/public.tsx'
import { PrintActs } from '../trace/public.tsx'
import { DeliveryPanel } from './DeliveryPanel.tsx'
import styles from './delivery.module.css'
import type { Delivery } from './dispatches.ts'

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView.tsx')).PdfView }))

/** Tells once that this person opened the copy; without network nothing is lost but the time. */
function useOpening(deliveryId: string) {
  const { mutate } = useCall('openDelivery')
  useEffect(() => {
    mutate({ params: { id: deliveryId } })
  }, [mutate, deliveryId])
}

const openedHere = { openedHere: true }
/** In the hand the opened paper is a step of its own: Back closes it and stays with the document. */
function useOpenedPaper() {
  const navigate = useNavigate()
  const { state } = useLocation()
  const opened = useSearchParams()[0].has('xem')
  const toggle = () => {
    if (!opened) return void navigate('?xem=1', { state: openedHere, preventScrollReset: true })
    const cameByOpening = (state as typeof openedHere | null)?.openedHere === true
    void (cameByOpening ? navigate(-1) : navigate('?', { replace: true, preventScrollReset: true }))
  }
  return { opened, toggle }
}

type Handling = ReturnType<typeof useHandling>['data']
type Pens = ReturnType<typeof usePens>

/** The original, or the copy with the stamp: what is shown is what is printed and downloaded. */
function usePaper({ id, file }: Delivery, handling: Handling) {
  const [stamped, setStamped] = useState(false)
  const url = (stamped && handling?.stampedUrl) || file?.url
  const isStamped = stamped && Boolean(handling?.stampedUrl)
  const withPen = isStamped && handling?.instructions.some((one) => one.pens.length > 0)
  const shown = url && withPen ? withQuery(url, 'pen=1') : url
  const marked = shown && isStamped ? withQuery(shown, 'mark=1') : `/files/deliveries/${id}/marked`
  return { stamped: isStamped, setStamped, printed: shown, marked }
}

type StampProps = { stamped: boolean; scan: boolean; onChange: (stamped: boolean) => void }
function StampTool({ stamped, scan, onChange }: StampProps) {
  const file = scan ? 'stamp.scan' : 'stamp.original'
  const { t } = useTranslation('incoming')
  return (
    <ActButton quiet onClick={() => onChange(!stamped)}>
      {t(stamped ? file : 'stamp.show')}
    </ActButton>
  )
}

function NoFile({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  return <p className={styles.noFile}>{t(delivery.withdrawnReason === null ? 'delivery.noFile' : 'delivery.fileGone')}</p>
}

function Paper({ delivery, handling, pen }: { delivery: Delivery; handling: Handling; pen: Pens }) {
  const { t } = useTranslation('dispatches')
  const phone = usePhone()
  const { opened, toggle } = useOpenedPaper()
  const { stamped, setStamped, printed, marked } = usePaper(delivery, handling)
  const { file } = delivery
  const shown = !phone || opened
  return (
    <div className={styles.paperSide} data-open={shown}>
      <PaperHead back={{ to: paths.inbox(), label: t('delivery.back') }}>
        {file && printed && (
          <>
            {shown && handling && !stamped && <PaperTools handling={handling} pen={pen} />}
            {handling?.stampedUrl && <StampTool stamped={stamped} scan={delivery.enteredByHand} onChange={setStamped} />}
            <PrintActs url={printed} markedUrl={marked} />
            <ActButton quiet href={withQuery(printed, 'download=1')} download={stamped ? true : file.name}>
              {t('delivery.download')}
            </ActButton>
          </>
        )}
      </PaperHead>
      {file && (
        <div className={styles.openFile}>
          <ActButton wide onClick={toggle}>
            {t(opened ? 'delivery.closeFile' : 'delivery.openFile')}
          </ActButton>
        </div>
      )}
      <div className={styles.paper}>
        {file && shown && printed && (
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <PdfView key={printed} url={printed} label={delivery.subject} overlay={stamped ? undefined : penOverlay(pen, handling?.instructions ?? [])} />
          </Suspense>
        )}
        {!file && <NoFile delivery={delivery} />}
      </div>
      {shown && <PaperFoot deliveryId={delivery.id} pen={pen} />}
    </div>
  )
}

function Copy({ delivery }: { delivery: Delivery }) {
  const pen = usePens()
  const { data: handling } = useHandling(delivery.id)
  return (
    <PenScope pen={pen}>
      <div className={styles.screen}>
        <Paper delivery={delivery} handling={handling} pen={pen} />
        <DeliveryPanel delivery={delivery} handling={handling} />
      </div>
    </PenScope>
  )
}

export default function DeliveryPage() {
  const { t } = useTranslation('dispatches')
  const { deliveryId = '' } = useParams()
  const found = useQuery(query('getDelivery', { params: { id: deliveryId } }))
  useOpening(deliveryId)
  if (found.isPending) return <SkeletonRows rows={8} />
  if (!found.data || hasFailed(found)) {
    return (
      <ErrorPanel
        text={t('delivery.notFound')}
        offline={t('delivery.offline')}
        error={found.error}
        back={{ label: t('delivery.toInbox'), to: paths.inbox() }}
        onRetry={() => void found.refetch()}
      />
    )
  }
  return <Copy key={deliveryId} delivery={found.data} />
}
