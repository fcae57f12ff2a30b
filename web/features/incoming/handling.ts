import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { query, useCall } from '../../platform/api.ts'
import { useToast } from '../../ui/Toast.tsx'

export type Handling = ReplyData<Api['getHandling']>
export type Instruction = Handling['instructions'][number]
export type Answer = Handling['answers'][number]
export type Place = Instruction['pens'][number]['place']

const handlingOf = (deliveryId: string) => query('getHandling', { params: { id: deliveryId } })
export const useHandling = (deliveryId: string) => useQuery(handlingOf(deliveryId))

/** Every act answers with what now stands: the screen takes it at once, and says what was done. */
export function useHandlingCall<N extends 'giveInstruction' | 'handOnDelivery' | 'proposeSettlement' | 'urgeDelivery'>(name: N, deliveryId: string) {
  const act = useCall(name)
  const queryClient = useQueryClient()
  const toast = useToast()
  const finish = (reply: Handling, said: string) => {
    queryClient.setQueryData(handlingOf(deliveryId).queryKey, reply)
    void queryClient.invalidateQueries({ queryKey: query('getDelivery', { params: { id: deliveryId } }).queryKey })
    toast(said)
  }
  return { act, finish }
}
