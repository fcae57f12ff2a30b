import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Api } from '../../../../contract/api.ts'
import type { ReplyData } from '../../../../contract/endpoint.ts'
import { query } from '../../../platform/api.ts'
import { useActReason } from '../../../platform/offline.ts'
import { ActButton } from '../../../ui/ActButton.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../../ui/Skeleton.tsx'
import styles from '../documents.module.css'
import { ReasonDialog } from '../ReasonDialog.tsx'
import { StackCard } from '../StackCard.tsx'
import stackStyles from '../stack.module.css'
import { ApproveFoot } from './ApproveFoot.tsx'
import { useApproval } from './use-approval.ts'

type Item = ReplyData<Api['getDesk']>['items'][number]

function Stack({ waiting }: { waiting: readonly Item[] }) {
  const { t } = useTranslation('approvals')
  const [search, setSearch] = useSearchParams()
  const actReason = useActReason()
  const [returning, setReturning] = useState(false)
  const { send, busy, problem } = useApproval()
  const asked = waiting.findIndex((item) => item.objectId === search.get('van-ban'))
  const at = Math.max(0, asked)
  const top = waiting[at]
  const current = useQuery({ ...query('getDocument', { params: { id: top?.objectId ?? '' } }), enabled: top !== undefined })
  if (!top) return null
  const all = waiting.flatMap((item) => (item.stepId ? [{ id: item.objectId, stepId: item.stepId }] : []))
  const next = () => setSearch({ 'van-ban': waiting[(at + 1) % waiting.length]?.objectId ?? '' }, { replace: true })
  return (
    <div className={stackStyles.stack}>
      <header className={stackStyles.stackHead}>
        <h1 className={styles.title}>
          {t('stack.title')} <span className={styles.meta}>{waiting.length}</span>
        </h1>
        {waiting.length > 1 && (
          <ActButton disabledReason={actReason} busy={busy} onClick={() => void send(all).catch(() => undefined)}>
            {t('stack.approveAll', { count: waiting.length })}
          </ActButton>
        )}
      </header>
      {problem && (
        <div role="alert" className={styles.problem}>
          {problem}
        </div>
      )}
      <StackCard id={top.objectId} />
      <div className={stackStyles.sheetFoot}>
        {current.data && <ApproveFoot key={top.objectId} document={current.data} />}
        <div className={styles.quiet}>
          {current.data?.can.return === true && <ActButton onClick={() => setReturning(true)}>{t('act.return')}</ActButton>}
          {waiting.length > 1 && <ActButton onClick={next}>{t('stack.next')}</ActButton>}
        </div>
      </div>
      {returning && current.data && <ReasonDialog document={current.data} act="return" onClose={() => setReturning(false)} />}
    </div>
  )
}

/** What waits for review, made for the hand: the page, Duyệt or Trả lại, or all at once. */
export default function ReviewStackPage() {
  const { t } = useTranslation('approvals')
  const desk = useQuery(query('getDesk', {}))
  if (desk.isPending) return <SkeletonRows rows={4} />
  if (desk.isError) return <ErrorPanel error={desk.error} onRetry={() => void desk.refetch()} />
  const waiting = desk.data.items.filter((item) => item.group === 'review')
  if (waiting.length === 0) return <EmptyState title={t('stack.emptyTitle')} body={t('stack.emptyBody')} />
  return <Stack waiting={waiting} />
}
