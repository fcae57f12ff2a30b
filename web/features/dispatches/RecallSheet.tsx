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
import type { Dispatch } from './dispatches.ts'
import { canRecall } from './matrix.ts'
import { PlacePick } from './PlacePick.tsx'

type Props = { dispatch: Dispatch; chosenFirst: readonly string[]; onClose: () => void }

/** Thu hồi (Decree 30/2020 art. 18 k.4b): the document with every copy, or the copies of some places, also where it is registered. */
export function RecallSheet({ dispatch, chosenFirst, onClose }: Props) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const recall = useCall('recallDocument')
  const [id] = useState(newId)
  const open = dispatch.cells.filter(canRecall)
  const [whole, setWhole] = useState(true)
  const [picked, setPicked] = useState<readonly string[]>(chosenFirst)
  const [reason, setReason] = useState('')
  const decider = useDecider(dispatch)
  const ids = open.filter((cell) => picked.includes(cell.deliveryId)).map((cell) => cell.deliveryId)
  const needPlace = !whole && ids.length === 0
  const lacks = needPlace ? t('matrix.needPlace') : reason.trim() === '' ? t('act.needReason') : decider.leader === '' ? t('act.needLeader') : undefined
  const commit = async () => {
    const { recalled } = await recall.mutateAsync({
      params: { id: dispatch.documentId },
      body: { id, reason, decidedByAppointmentId: decider.leader, ...(!whole && { deliveryIds: ids }) },
    })
    toast(t('recall.done', { count: recalled }))
    onClose()
  }
  return (
    <Sheet title={t('recall.title')} opened onClose={onClose}>
      <ActForm
        label={whole ? t('recall.confirmWhole', { code: dispatch.code }) : t('recall.confirm', { count: ids.length })}
        busy={recall.isPending}
        error={recall.error ?? decider.error}
        lacks={lacks}
        onCommit={commit}
      >
        <p className={formStyles.meta}>{t('recall.lead')}</p>
        <fieldset className={formStyles.field}>
          <legend>{t('recall.what')}</legend>
          <label className={formStyles.choice}>
            <input type="radio" name="whole" checked={whole} onChange={() => setWhole(true)} />
            {t('recall.whole')}
          </label>
          <label className={formStyles.choice}>
            <input type="radio" name="whole" checked={!whole} onChange={() => setWhole(false)} />
            {t('recall.some')}
          </label>
        </fieldset>
        {!whole && <PlacePick legend={t('recall.where')} cells={open} picked={picked} onPick={setPicked} />}
        <WordsField label={t('reason')} hint={t('matrix.withdrawHint')} value={reason} onChange={setReason} />
        <DecidedBy decider={decider} />
      </ActForm>
    </Sheet>
  )
}
