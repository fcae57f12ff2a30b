import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, useRouteError } from 'react-router'
import { paths } from '../paths.ts'
import { AppProblem } from '../platform/problem.ts'
import { ActButton } from '../ui/ActButton.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { ErrorPanel } from '../ui/ErrorPanel.tsx'

const isMissing = (error: unknown) => isRouteErrorResponse(error) && error.status === 404

export function NotFoundPage() {
  const { t } = useTranslation('common')
  return <EmptyState title={t('notFound.title')} body={t('notFound.body')} action={{ label: t('notFound.act'), to: paths.desk() }} />
}

/** A page that could not be opened; the menu stays. */
export function FailedPage() {
  const { t } = useTranslation('common')
  const error = useRouteError()
  if (isMissing(error)) return <NotFoundPage />
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
