import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../../platform/api.ts'
import { useProblemText } from '../../../platform/problem-text.ts'
import { useToast } from '../../../ui/Toast.tsx'

export type Waiting = { id: string; stepId: string }

/** Approving one or many; what could not be approved is said, the rest is done. */
export function useApproval() {
  const { t } = useTranslation('approvals')
  const approve = useCall('approveDocuments')
  const problemText = useProblemText()
  const toast = useToast()
  const [failures, setFailures] = useState<string[]>([])
  const send = async (documents: readonly Waiting[], remark = '') => {
    const reply = await approve.mutateAsync({ body: { documents: [...documents], ...(remark.trim() && { remark: remark.trim() }) } })
    const failed = reply.items.filter((item) => !item.approved)
    setFailures([...new Set(failed.map((item) => problemText({ code: item.code ?? 'internal' })))])
    const count = reply.items.length - failed.length
    if (count > 0) toast(t('stack.done', { count }))
  }
  const problem = approve.error ? problemText(approve.error) : failures.join(' ')
  return { send, busy: approve.isPending, problem: problem || null }
}
