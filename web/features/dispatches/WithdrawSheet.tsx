import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import formStyles from './delivery.module.css'
import type { Dispatch } from './dispatches.ts'
import styles from './matrix.module.css'
import { canTakeBack } from './matrix.ts'
import { StateLabel } from './StateLabel.tsx'

/** Leaders who may decide: those who sign for the document's issuer. */
function useLeaders(documentId: string) {
  const document = useQuery(query('getDocument', { params: { id: documentId } }))
  const issuerId = document.data?.issuerId ?? ''
  const signers = useQuery({ ...query('listSigners', { query: { issuerId } }), enabled: issuerId !== '' })
  return { leaders: signers.data?.items ?? [], usual: document.data?.signer?.appointmentId ?? '', error: document.error ?? signers.error }
}

type Props = { dispatch: Dispatch; chosenFirst: readonly string[]; onClose: () => void }

/** Lấy lại: single copies not yet accepted, with reason and the leader who decided it. */
export function WithdrawSheet({ dispatch, chosenFirst, onClose }: Props) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const withdraw = useCall('withdrawDeliveries')
  const open = dispatch.cells.filter(canTakeBack)
  const [picked, setPicked] = useState<readonly string[]>(chosenFirst)
  const [reason, setReason] = useState('')
  const { leaders, usual, error } = useLeaders(dispatch.documentId)
  const [chosenLeader, setChosenLeader] = useState<string | null>(null)
  const leader = chosenLeader ?? (leaders.some((one) => one.appointmentId === usual) ? usual : '')
  const ids = open.filter((cell) => picked.includes(cell.deliveryId)).map((cell) => cell.deliveryId)
  const lacks = ids.length === 0 ? t('matrix.needPlace') : reason.trim() === '' ? t('act.needReason') : leader === '' ? t('act.needLeader') : undefined
  const toggle = (id: string) => setPicked(picked.includes(id) ? picked.filter((one) => one !== id) : [...picked, id])
  const commit = async () => {
    const { withdrawn, tooLate } = await withdraw.mutateAsync({
      params: { id: dispatch.id },
      body: { deliveryIds: ids, reason, decidedByAppointmentId: leader },
    })
    toast(tooLate > 0 ? t('matrix.withdrawnLate', { count: withdrawn, late: tooLate }) : t('matrix.withdrawn', { count: withdrawn }))
    onClose()
  }
  return (
    <Sheet title={t('matrix.withdrawTitle')} opened onClose={onClose}>
      <ActForm
        label={t('matrix.withdrawConfirm', { count: ids.length })}
        busy={withdraw.isPending}
        error={withdraw.error ?? error}
        lacks={lacks}
        onCommit={commit}
      >
        <p className={formStyles.meta}>{t(open.length > 0 ? 'matrix.withdrawLead' : 'matrix.withdrawNone')}</p>
        <fieldset className={formStyles.field}>
          <legend>{t('matrix.withdrawWhere')}</legend>
          {open.length > 1 && (
            <label className={formStyles.choice}>
              <input
                type="checkbox"
                checked={ids.length === open.length}
                onChange={(event) => setPicked(event.target.checked ? open.map((cell) => cell.deliveryId) : [])}
              />
              {t('matrix.withdrawAll', { count: open.length })}
            </label>
          )}
          <div className={styles.pick}>
            {open.map((cell) => (
              <label key={cell.deliveryId} className={formStyles.choice}>
                <input type="checkbox" checked={picked.includes(cell.deliveryId)} onChange={() => toggle(cell.deliveryId)} />
                <span>{cell.shortName}</span>
                <StateLabel state={cell.state} />
              </label>
            ))}
          </div>
        </fieldset>
        <WordsField label={t('reason')} hint={t('matrix.withdrawHint')} value={reason} onChange={setReason} />
        <SelectField
          label={t('matrix.decidedBy')}
          none={t('act.submitChoose')}
          value={leader}
          options={leaders.map((one) => ({ value: one.appointmentId, label: `${one.fullName}, ${one.office}` }))}
          onChange={setChosenLeader}
        />
      </ActForm>
    </Sheet>
  )
}
