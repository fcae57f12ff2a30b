import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useToast } from '../../ui/Toast.tsx'
import { useRowAct } from '../dispatches/public.tsx'
import { type DeskItem, type Done, keyOf } from './desk.ts'

/** What a row does at once. One that leaves the desk by it stays in its place with what became of it. */
export function useDeskActs() {
  const { t } = useTranslation('desk')
  const toast = useToast()
  const { run, busyId } = useRowAct()
  const [done, setDone] = useState<readonly Done[]>([])
  const act = (item: DeskItem, rows: readonly DeskItem[]) => {
    if (item.act === 'start') return run('start', item.objectId, () => toast(t('started')))
    if (item.act === null) return
    const above = rows.slice(0, rows.indexOf(item)).map(keyOf)
    return run('accept', item.objectId, ({ arrivalNumber }) => setDone((before) => [...before, { item, above, arrivalNumber }]))
  }
  const outcomeOf = (item: DeskItem) => done.find((one) => keyOf(one.item) === keyOf(item))
  return { act, done, outcomeOf, busyId }
}
