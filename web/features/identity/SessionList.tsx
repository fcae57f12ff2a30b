import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { deviceOf } from './device.ts'
import styles from './identity.module.css'
import { Problem } from './Problem.tsx'

export function SessionList() {
  const { t } = useTranslation('identity')
  const format = useFormat()
  const toast = useToast()
  const hindered = useActReason()
  const sessions = useQuery(query('listSessions', {}))
  const end = useCall('endSession')
  const nameOf = (userAgent: string) => {
    const device = deviceOf(userAgent)
    return device ? t('account.device', device) : t('account.unknownDevice')
  }
  if (sessions.isPending) return <SkeletonRows rows={2} />
  if (sessions.isError) return <ErrorPanel error={sessions.error} onRetry={() => void sessions.refetch()} />
  return (
    <>
      <Problem error={end.error} />
      <ul className={styles.list}>
        {sessions.data.items.map((session) => (
          <li key={session.id} className={styles.row}>
            <span>
              <b>{nameOf(session.userAgent)}</b>, {session.ip}
              <p className={styles.meta}>{t('account.since', { when: format.near(session.createdAt), last: format.near(session.lastSeenAt) })}</p>
            </span>
            {session.current ? (
              <span className={styles.meta}>{t('account.thisSession')}</span>
            ) : (
              <ActButton
                disabledReason={hindered}
                busy={end.isPending && end.variables.params.id === session.id}
                onClick={() => end.mutate({ params: { id: session.id } }, { onSuccess: () => toast(t('account.ended')) })}
              >
                {t('account.end')}
              </ActButton>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
