import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { query, useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { isPinLocked } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PinPad } from '../../ui/PinPad.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './documents.module.css'
import { ReasonDialog } from './ReasonDialog.tsx'
import { StackCard } from './StackCard.tsx'
import stackStyles from './stack.module.css'

type Waiting = ReplyData<Api['getDesk']>['items'][number]

function useSigning(onDone: () => void) {
  const { t } = useTranslation('documents')
  const sign = useCall('signDocuments')
  const toast = useToast()
  const problemText = useProblemText()
  const [failures, setFailures] = useState<string[]>([])
  const send = async (ids: readonly string[], pin: string) => {
    const reply = await sign.mutateAsync({ body: { pin, documents: ids.map((id) => ({ id, signingId: newId() })) } })
    const failed = reply.items.filter((item) => !item.signed)
    setFailures(failed.map((item) => problemText({ code: item.code ?? 'internal' })))
    const signed = reply.items.length - failed.length
    if (signed > 0) toast(t('stack.done', { count: signed }))
    onDone()
  }
  return { sign, send, failures, error: sign.error ? problemText(sign.error) : null }
}

function Stack({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useTranslation('documents')
  const actReason = useActReason()
  const [at, setAt] = useState(0)
  const [signing, setSigning] = useState<readonly string[] | null>(null)
  const [returning, setReturning] = useState(false)
  const { sign, send, failures, error } = useSigning(() => setSigning(null))
  const top = waiting[Math.min(at, waiting.length - 1)]
  const current = useQuery({ ...query('getDocument', { params: { id: top?.objectId ?? '' } }), enabled: top !== undefined })
  if (!top) return null
  return (
    <div className={stackStyles.stack}>
      <header className={stackStyles.stackHead}>
        <h1 className={styles.title}>
          {t('stack.title')} <span className={styles.meta}>{waiting.length}</span>
        </h1>
        {waiting.length > 1 && (
          <ActButton disabledReason={actReason} onClick={() => setSigning(waiting.map((item) => item.objectId))}>
            {t('stack.signAll', { count: waiting.length })}
          </ActButton>
        )}
      </header>
      {failures.length > 0 && (
        <div role="alert" className={styles.problem}>
          {t('stack.failed', { count: failures.length })}: {[...new Set(failures)].join(' ')}
        </div>
      )}
      <StackCard id={top.objectId} />
      <div className={stackStyles.sheetFoot}>
        <ActButton primary wide disabledReason={actReason} keys="Ctrl+Enter" onClick={() => setSigning([top.objectId])}>
          {t('stack.signOne')}
        </ActButton>
        <div className={styles.quiet}>
          <ActButton onClick={() => setReturning(true)}>{t('document.return')}</ActButton>
          {waiting.length > 1 && <ActButton onClick={() => setAt((at + 1) % waiting.length)}>{t('stack.next')}</ActButton>}
        </div>
      </div>
      {signing && (
        <Sheet title={signing.length > 1 ? t('stack.signAll', { count: signing.length }) : top.title} opened onClose={() => setSigning(null)}>
          <PinPad
            label={t('document.pin')}
            busy={sign.isPending}
            working={t('document.signing')}
            error={error}
            locked={isPinLocked(sign.error)}
            onComplete={(pin) => void send(signing, pin).catch(() => undefined)}
          />
        </Sheet>
      )}
      {returning && current.data && <ReasonDialog document={current.data} act="return" onClose={() => setReturning(false)} />}
    </div>
  )
}

export default function SignStackPage() {
  const { t } = useTranslation('documents')
  const desk = useQuery(query('getDesk', {}))
  if (desk.isPending) return <SkeletonRows rows={4} />
  if (desk.isError) return <ErrorPanel error={desk.error} onRetry={() => void desk.refetch()} />
  const waiting = desk.data.items.filter((item) => item.group === 'sign')
  if (waiting.length === 0) return <EmptyState title={t('stack.emptyTitle')} body={t('stack.emptyBody')} />
  return <Stack waiting={waiting} />
}
