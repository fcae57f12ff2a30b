import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { SelectField } from '../../ui/Field.tsx'

type Sent = { documentId: string; fromUnitId: string; forwardsDeliveryId: string | null }
/** Leaders who may decide: those who sign for the document's issuer, its own signer to begin with; of what was passed on those of the unit that did. */
export function useDecider({ documentId, fromUnitId, forwardsDeliveryId }: Sent) {
  const passedOn = forwardsDeliveryId !== null
  const document = useQuery({ ...query('getDocument', { params: { id: documentId } }), enabled: !passedOn })
  const issuers = useQuery({ ...query('listIssuers', { query: { unitId: fromUnitId } }), enabled: passedOn })
  const issuerId = (passedOn ? issuers.data?.issuers[0]?.id : document.data?.issuerId) ?? ''
  const signers = useQuery({ ...query('listSigners', { query: { issuerId } }), enabled: issuerId !== '' })
  const leaders = signers.data?.items ?? []
  const usual = document.data?.signer?.appointmentId ?? ''
  const [chosen, choose] = useState<string | null>(null)
  const leader = chosen ?? (leaders.some((one) => one.appointmentId === usual) ? usual : '')
  return { leaders, leader, choose, document: document.data, error: document.error ?? issuers.error ?? signers.error }
}

export function DecidedBy({ decider }: { decider: ReturnType<typeof useDecider> }) {
  const { t } = useTranslation('dispatches')
  return (
    <SelectField
      label={t('matrix.decidedBy')}
      none={t('act.submitChoose')}
      value={decider.leader}
      options={decider.leaders.map((one) => ({ value: one.appointmentId, label: `${one.fullName}, ${one.office}` }))}
      onChange={decider.choose}
    />
  )
}
