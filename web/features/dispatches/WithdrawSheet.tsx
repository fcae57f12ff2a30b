import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { DecidedBy, useDecider } from './DecidedBy.tsx'
import formStyles from './delivery.module.css'
import type { Dispatch } from './dispatches.ts'
import { canTakeBack } from './matrix.ts'
import { PlacePick } from './PlacePick.tsx'

type Props = { dispatch: Dispatch; chosenFirst: readonly string[]; onClose: () => void }

/** Lấy lại: single copies not yet accepted, with reason and the leader who decided it. */
export function WithdrawSheet({ dispatch, chosenFirst, onClose }: Props) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const withdraw = useCall('withdrawDeliveries')
  const open = dispatch.cells.filter(canTakeBack)
  const [picked, setPicked] = useState<readonly string[]>(chosenFirst)
  const [reason, setReason] = useState('')
  const decider = useDecider(dispatch)
  const ids = open.filter((cell) => picked.includes(cell.deliveryId)).map((cell) => cell.deliveryId)
  const lacks = ids.length === 0 ? t('matrix.needPlace') : reason.trim() === '' ? t('act.needReason') : decider.leader === '' ? t('act.needLeader') : undefined
  const commit = async () => {
    const { withdrawn, tooLate } = await withdraw.mutateAsync({
      params: { id: dispatch.id },
      body: { deliveryIds: ids, reason, decidedByAppointmentId: decider.leader },
    })
    toast(tooLate > 0 ? t('matrix.withdrawnLate', { count: withdrawn, late: tooLate }) : t('matrix.withdrawn', { count: withdrawn }))
    onClose()
  }
  return (
    <Sheet title={t('matrix.withdrawTitle')} opened onClose={onClose}>
      <ActForm
        label={t('matrix.withdrawConfirm', { count: ids.length })}
        busy={withdraw.isPending}
        error={withdraw.error ?? decider.error}
        lacks={lacks}
        onCommit={commit}
      >
        <p className={formStyles.meta}>{t(open.length > 0 ? 'matrix.withdrawLead' : 'matrix.withdrawNone')}</p>
        <PlacePick legend={t('matrix.withdrawWhere')} cells={open} picked={picked} onPick={setPicked} />
        <WordsField label={t('reason')} hint={t('matrix.withdrawHint')} value={reason} onChange={setReason} />
        <DecidedBy decider={decider} />
      </ActForm>
    </Sheet>
  )
}
