import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import type { Selection } from '../../ui/selection.ts'
import { useToast } from '../../ui/Toast.tsx'

/** Arrival numbers by copy, in the order in which they were given. */
export type Numbers = ReadonlyMap<string, number | null>
type Answer = { id: string; done: boolean; code: string | null }

/** Acts over all that is chosen: what was not done stays chosen, each with its reason. */
export function useBulk(selection: Selection, onAccepted: (numbers: Numbers) => void = () => undefined) {
  const { t } = useTranslation('many')
  const toast = useToast()
  const problemText = useProblemText()
  const accept = useCall('acceptDeliveries')
  const submit = useCall('submitDeliveries')
  const finish = useCall('finishDeliveries')
  const [reasons, setReasons] = useState<ReadonlyMap<string, string>>(new Map())
  const say = (items: readonly Answer[], words: (count: number) => string) => {
    const failed = items.filter((item) => !item.done)
    setReasons(new Map(failed.map((item) => [item.id, problemText({ code: item.code ?? 'internal' })])))
    selection.choose(failed.map((item) => item.id))
    if (items.length > failed.length) toast(words(items.length - failed.length))
    if (failed.length > 0) toast(t('failed', { count: failed.length }), 'problem')
  }
  const acceptAll = async () => {
    const ids = selection.chosen
    const { items } = await accept.mutateAsync({ body: { ids: [...ids] } })
    const numbers = new Map(items.filter((item) => item.done).map((item) => [item.id, item.arrivalNumber]))
    onAccepted(numbers)
    const given = [...numbers.values()].filter((n) => n !== null)
    say(items, (count) => t('accepted', { count, from: given[0] ?? '–', to: given.at(-1) ?? '–' }))
  }
  const submitAll = async (leader: { personId: string; fullName: string }, note: string) => {
    const submissions = selection.chosen.map((deliveryId) => ({ id: newId(), deliveryId }))
    const { items } = await submit.mutateAsync({ body: { toPersonId: leader.personId, submissions, ...(note.trim() && { note }) } })
    say(items, (count) => t('submitted', { count, name: leader.fullName }))
  }
  const finishAll = async (note: string) => {
    const { items } = await finish.mutateAsync({ body: { ids: [...selection.chosen], ...(note.trim() && { note }) } })
    say(items, (count) => t('finished', { count }))
  }
  return { reasons, acceptAll, submitAll, finishAll, accept, submit, finish }
}
export type Bulk = ReturnType<typeof useBulk>
