import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { paths } from '../paths.ts'
import { useOnline } from '../platform/offline.ts'
import { AppProblem, isNetworkFailure } from '../platform/problem.ts'
import { ActButton } from '../ui/ActButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorPanel } from '../ui/ErrorPanel.tsx'

const isMissing = (error: unknown) => isRouteErrorResponse(error) && error.status === 404

export function NotFoundPage() {
  const { t } = useTranslation('common')
  return <EmptyState title={t('notFound.title')} body={t('notFound.body')} action={{ label: t('notFound.act'), to: paths.desk() }} />
}

/** Opens by itself once the server answers again. */
function OfflinePage() {
  const { t } = useTranslation('common')
  const online = useOnline()
  const wasOffline = useRef(!online)
  useEffect(() => {
    if (!online) wasOffline.current = true
    else if (wasOffline.current) location.reload()
  }, [online])
  return <EmptyState title={t('offline.pageTitle')} body={t('offline.pageBody')} />
}

/** A page that could not be opened; the menu stays. */
export function FailedPage() {
  const { t } = useTranslation('common')
  const error = useRouteError()
  const online = useOnline()
  if (isMissing(error)) return <NotFoundPage />
  // Without network the part of the app that this screen needs may be what did not come.
  if (isNetworkFailure(error) || (!online && !(error instanceof AppProblem))) return <OfflinePage />
  if (error instanceof AppProblem) return <ErrorPanel error={error} onRetry={() => location.reload()} />
  return (
    <>
      <EmptyState title={t('failed.title')} body={t('failed.body', { code: error instanceof Error ? error.name : 'unknown' })} />
      <p style={{ textAlign: 'center' }}>
        <ActButton onClick={() => location.reload()}>{t('failed.act')}</ActButton>
      </p>
    </>
  )
}
