import { useState } from 'react'
import type { DeskAct } from '../../../contract/words.ts'
import { useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useToast } from '../../ui/Toast.tsx'
import type { Delivery } from './dispatches.ts'

/** What a row of a list does at once, one at a time: accepting a copy into the register, starting to work on it. */
export function useRowAct() {
  const accept = useCall('acceptDelivery')
  const start = useCall('startAssignment')
  const problemText = useProblemText()
  const toast = useToast()
  const [busyId, setBusyId] = useState<string | null>(null)
  const calls: Record<DeskAct, (id: string) => Promise<Delivery>> = {
    accept: (id) => accept.mutateAsync({ params: { id }, body: {} }),
    start: (id) => start.mutateAsync({ params: { id } }),
  }
  const run = async (act: DeskAct, id: string, onDone: (after: Delivery) => void) => {
    if (busyId !== null) return
    setBusyId(id)
    try {
      onDone(await calls[act](id))
    } catch (error) {
      toast(problemText(error), 'problem')
    } finally {
      setBusyId(null)
    }
  }
  return { run, busyId }
}
