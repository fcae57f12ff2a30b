import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { usePhone } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './agenda.module.css'

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView.tsx')).PdfView }))

/** The paper of an invitation, to be read while the entry is written; nothing where there is none. */
export function useInvitationPaper(deliveryId: string | undefined): ReactNode {
  const { t } = useTranslation('agenda')
  const phone = usePhone()
  const { data } = useQuery({ ...query('getDelivery', { params: { id: deliveryId ?? '' } }), enabled: deliveryId !== undefined })
  if (!data?.file) return null
  const paper = (
    <div className={styles.paper}>
      <Suspense fallback={<SkeletonRows rows={6} />}>
        <PdfView url={data.file.url} label={data.subject} />
      </Suspense>
    </div>
  )
  if (!phone) return paper
  return (
    <details className={styles.over}>
      <summary>{t('form.paper')}</summary>
      {paper}
    </details>
  )
}
