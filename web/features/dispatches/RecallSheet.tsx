import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { DecidedBy, useDecider } from './DecidedBy.tsx'
import formStyles from './delivery.module.css'
import type { Cell, Dispatch } from './dispatches.ts'
import { canRecall } from './matrix.ts'
import { PlacePick } from './PlacePick.tsx'

type Sent = Pick<Dispatch, 'documentId' | 'code' | 'fromUnitId' | 'forwardsDeliveryId'>
/** `cells` are the copies of one send, of which some can be chosen; without them the whole document is recalled. */
type Props = { sent: Sent; cells?: readonly Cell[]; chosenFirst?: readonly string[]; onClose: () => void }

function HowMuch({ whole, onChange }: { whole: boolean; onChange: (whole: boolean) => void }) {
  const { t } = useTranslation('dispatches')
  return (
    <fieldset className={formStyles.field}>
      <legend>{t('recall.what')}</legend>
      <label className={formStyles.choice}>
        <input type="radio" name="whole" checked={whole} onChange={() => onChange(true)} />
        {t('recall.whole')}
      </label>
      <label className={formStyles.choice}>
        <input type="radio" name="whole" checked={!whole} onChange={() => onChange(false)} />
        {t('recall.some')}
      </label>
    </fieldset>
  )
}

/** Thu hồi (Decree 30/2020 art. 18 k.4b): the document with every copy, or the copies of some places, also where it is registered. */
export function RecallSheet({ sent, cells = [], chosenFirst = [], onClose }: Props) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const recall = useCall('recallDocument')
  const [id] = useState(newId)
  const open = cells.filter(canRecall)
  const [whole, setWhole] = useState(true)
  const [picked, setPicked] = useState<readonly string[]>(chosenFirst)
  const [reason, setReason] = useState('')
  const decider = useDecider(sent)
  const ids = open.filter((cell) => picked.includes(cell.deliveryId)).map((cell) => cell.deliveryId)
  const needPlace = !whole && ids.length === 0
  const lacks = needPlace ? t('matrix.needPlace') : reason.trim() === '' ? t('act.needReason') : decider.leader === '' ? t('act.needLeader') : undefined
  const reaches = decider.document?.recallReaches
  const commit = async () => {
    const { recalled } = await recall.mutateAsync({
      params: { id: sent.documentId },
      body: { id, reason, decidedByAppointmentId: decider.leader, ...(!whole && { deliveryIds: ids }) },
    })
    toast(t('recall.done', { count: recalled }))
    onClose()
  }
  return (
    <Sheet title={t('recall.title')} opened onClose={onClose}>
      <ActForm
        label={whole ? t('recall.confirmWhole', { code: sent.code }) : t('recall.confirm', { count: ids.length })}
        busy={recall.isPending}
        error={recall.error ?? decider.error}
        lacks={lacks}
        onCommit={commit}
      >
        <p className={formStyles.meta}>{t('recall.lead')}</p>
        {cells.length > 0 && <HowMuch whole={whole} onChange={setWhole} />}
        {whole && reaches !== undefined && <p className={formStyles.meta}>{t('recall.reaches', { count: reaches })}</p>}
        {!whole && <PlacePick legend={t('recall.where')} cells={open} picked={picked} onPick={setPicked} />}
        <WordsField label={t('reason')} hint={t('matrix.withdrawHint')} value={reason} onChange={setReason} />
        <DecidedBy decider={decider} />
      </ActForm>
    </Sheet>
  )
}
