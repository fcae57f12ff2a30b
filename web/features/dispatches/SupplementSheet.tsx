import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import formStyles from './delivery.module.css'
import type { Cell, Dispatch } from './dispatches.ts'
import { sayPlaces } from './say-places.ts'

type Props = {
  dispatch: Dispatch
  /** Some of its places, such as those that refused; without them all. */
  places?: readonly Cell[] | undefined
  onClose: () => void
}

type Body = CallInput<Api['dispatchDocument']>['body'] & CallInput<Api['forwardDelivery']>['body']
/** A document goes by who issued it, a copy passed on by who passed it on. */
function useSend({ documentId, forwardsDeliveryId }: Dispatch) {
  const send = useCall('dispatchDocument')
  const forward = useCall('forwardDelivery')
  const commit = (body: Body) =>
    forwardsDeliveryId ? forward.mutateAsync({ params: { id: forwardsDeliveryId }, body }) : send.mutateAsync({ params: { id: documentId }, body })
  return { commit, isPending: send.isPending || forward.isPending, error: send.error ?? forward.error }
}

/** Gửi bổ sung, gửi lại: a new send of the document to the same places or some of them, tied to this one, whose matrix goes on with the new copies. */
export function SupplementSheet({ dispatch, places, onClose }: Props) {
  const { t } = useTranslation('dispatches')
  const toast = useToast()
  const send = useSend(dispatch)
  const [id] = useState(newId)
  const [message, setMessage] = useState('')
  const count = places?.length ?? dispatch.progress.total
  const recipients = places?.map(({ unitId, purpose }) => ({ scope: { kind: 'unit' as const, unitId }, purpose }))
  const commit = async () => {
    const sent = await send.commit({ id, followsDispatchId: dispatch.id, ...(recipients && { recipients }), ...(message.trim() && { message }) })
    toast(t('matrix.supplementDone', { count: sent.recipients }))
    onClose()
  }
  return (
    <Sheet title={places ? t('matrix.resendTitle') : t('matrix.supplement')} opened onClose={onClose}>
      <ActForm
        label={places ? t('matrix.resend', { places: sayPlaces(places, t) }) : t('matrix.supplementConfirm', { count })}
        busy={send.isPending}
        error={send.error}
        lacks={message.trim() === '' ? t('act.needReason') : undefined}
        onCommit={commit}
      >
        <p className={formStyles.meta}>{t(places ? 'matrix.resendLead' : 'matrix.supplementLead', { code: dispatch.code, count })}</p>
        <WordsField label={t('matrix.supplementMessage')} value={message} onChange={setMessage} max={2000} />
      </ActForm>
    </Sheet>
  )
}
