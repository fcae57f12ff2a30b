import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query, useCall } from '../../platform/api.ts'
import { hasFailed } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PaperHead } from '../../ui/PaperHead.tsx'
import { usePhone } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
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

function Paper({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const phone = usePhone()
  const { opened, toggle } = useOpenedPaper()
  const { file } = delivery
  const shown = !phone || opened
  return (
    <div className={styles.paperSide} data-open={shown}>
      <PaperHead back={{ to: paths.inbox(), label: t('delivery.back') }}>
        {file && (
          <>
            <ActButton quiet onClick={() => window.open(file.url, '_blank', 'noopener')}>
              {t('delivery.print')}
            </ActButton>
            <ActButton quiet href={`${file.url}${file.url.includes('?') ? '&' : '?'}download=1`} download={file.name}>
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
        {file && shown && (
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <PdfView url={file.url} label={delivery.subject} />
          </Suspense>
        )}
        {!file && <p className={styles.noFile}>{t(delivery.withdrawnReason === null ? 'delivery.noFile' : 'delivery.fileGone')}</p>}
      </div>
    </div>
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
  return (
    <div className={styles.screen}>
      <Paper key={deliveryId} delivery={found.data} />
      <DeliveryPanel delivery={found.data} />
    </div>
  )
}
