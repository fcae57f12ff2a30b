import { useQueryClient } from '@tanstack/react-query'
import { query, useCall } from '../../platform/api.ts'
import { useToast } from '../../ui/Toast.tsx'
import type { Delivery } from './dispatches.ts'

type ActName =
  | 'acceptDelivery'
  | 'refuseDelivery'
  | 'reportFault'
  | 'submitDelivery'
  | 'returnSubmission'
  | 'assignDelivery'
  | 'startAssignment'
  | 'finishAssignment'
  | 'reopenAssignment'
  | 'answerRecall'

/** Every act answers with the copy as it now is: the screen takes it at once, and says what was done. */
export function useDeliveryCall<N extends ActName>(name: N) {
  const act = useCall(name)
  const queryClient = useQueryClient()
  const toast = useToast()
  const finish = (reply: Delivery, said: string) => {
    queryClient.setQueryData(query('getDelivery', { params: { id: reply.id } }).queryKey, reply)
    toast(said)
    return reply
  }
  return { act, finish }
}
