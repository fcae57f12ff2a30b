import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import formStyles from './delivery.module.css'
import type { Cell, Dispatch } from './dispatches.ts'
import { type Filter, isFiltering, isLate, toRemind } from './matrix.ts'

const namedAtMost = 12

/** Says how many and whom before anybody is reminded. */
function RemindSheet({ dispatch, meant, onClose }: { dispatch: Dispatch; meant: readonly Cell[]; onClose: () => void }) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const remind = useCall('remindUnits')
  const [id] = useState(newId)
  const names = meant.slice(0, namedAtMost).map((cell) => cell.shortName)
  const rest = meant.length - names.length
  const commit = async () => {
    const states = [...new Set(meant.map((cell) => cell.state))]
    const { reminded } = await remind.mutateAsync({ params: { id: dispatch.id }, body: { id, states, unitIds: meant.map((cell) => cell.unitId) } })
    toast(t('matrix.reminded', { count: reminded }))
    onClose()
  }
  return (
    <Sheet title={t('matrix.remindTitle', { count: meant.length })} opened onClose={onClose}>
      <ActForm label={t('matrix.remind', { count: meant.length })} busy={remind.isPending} error={remind.error} onCommit={commit}>
        <p className={formStyles.meta}>{t('matrix.remindLead')}</p>
        <p className={formStyles.meta}>{rest > 0 ? t('matrix.remindNames', { names: names.join(', '), count: rest }) : names.join(', ')}</p>
      </ActForm>
    </Sheet>
  )
}

type Props = { dispatch: Dispatch; cells: readonly Cell[]; filter: Filter; calm: boolean }

/** Reminds exactly the places listed above it; those that move on before the click arrives are left out by their state. */
export function RemindButton({ dispatch, cells, filter, calm }: Props) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const problemText = useProblemText()
  const hindered = useActReason()
  const [asked, setAsked] = useState<readonly Cell[] | null>(null)
  const { cells: meant, later } = toRemind(cells, Date.now())
  const may = dispatch.can.remind === true ? undefined : problemText({ code: dispatch.can.remind })
  const none = later ? t('matrix.remindHour', { when: format.near(later) }) : t('matrix.remindNone')
  // The red button is for what should be done now: just after sending nothing is.
  const due = isFiltering(filter) || isLate(meant, dispatch.sentAt, Date.now())
  return (
    <>
      <ActButton
        primary={due && meant.length > 0 && calm && asked === null}
        wide
        disabledReason={hindered ?? (meant.length === 0 ? none : may)}
        keys="Ctrl+Enter"
        onClick={() => setAsked(meant)}
      >
        {meant.length > 0 ? t('matrix.remind', { count: meant.length }) : t(later ? 'matrix.remindDone' : 'matrix.remindNobody')}
      </ActButton>
      {asked && <RemindSheet dispatch={dispatch} meant={asked} onClose={() => setAsked(null)} />}
    </>
  )
}
