import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { useToast } from '../../ui/Toast.tsx'
import type { Cell, Dispatch } from './dispatches.ts'
import { toRemind } from './matrix.ts'

type Props = { dispatch: Dispatch; cells: readonly Cell[]; primary: boolean }

/** Reminds exactly the places listed above it; those that move on before the click arrives are left out by their state. */
export function RemindButton({ dispatch, cells, primary }: Props) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const toast = useToast()
  const remind = useCall('remindUnits')
  const problemText = useProblemText()
  const hindered = useActReason()
  const [id, setId] = useState(newId)
  const { cells: meant, later } = toRemind(cells, Date.now())
  const may = dispatch.can.remind === true ? undefined : problemText({ code: dispatch.can.remind })
  const none = later ? t('matrix.remindHour', { when: format.near(later) }) : t('matrix.remindNone')
  const send = async () => {
    const states = [...new Set(meant.map((cell) => cell.state))]
    try {
      const { reminded } = await remind.mutateAsync({ params: { id: dispatch.id }, body: { id, states, unitIds: meant.map((cell) => cell.unitId) } })
      setId(newId())
      toast(t('matrix.reminded', { count: reminded }))
    } catch (error) {
      toast(problemText(error), 'problem')
    }
  }
  return (
    <ActButton
      primary={primary}
      wide
      busy={remind.isPending}
      disabledReason={hindered ?? may ?? (meant.length === 0 ? none : undefined)}
      onClick={() => void send()}
    >
      {t('matrix.remind', { count: meant.length })}
    </ActButton>
  )
}
