import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { WordsField } from '../../ui/Field.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { type NamedRecipient, RecipientPicker } from '../documents/public.tsx'
import type { FormProps } from './act-forms.tsx'
import styles from './delivery.module.css'

type Preview = ReplyData<Api['previewForward']>
const mostNames = 3

function Reach({ preview }: { preview: Preview }) {
  const { t } = useTranslation('forwarding')
  const sayNames = (units: Preview['already']) => {
    const names = units
      .slice(0, mostNames)
      .map((unit) => unit.name)
      .join(', ')
    return units.length > mostNames ? t('rest', { names, count: units.length - mostNames }) : names
  }
  const { total, forAction, already, unreachable } = preview
  return (
    <div role="status" className={styles.people}>
      {total > 0 && <b>{t('reach', { total, forAction, information: total - forAction })}</b>}
      {already.length > 0 && <span className={styles.meta}>{t('already', { names: sayNames(already) })}</span>}
      {unreachable.length > 0 && <span className={styles.meta}>{t('unreachable', { names: sayNames(unreachable) })}</span>}
    </div>
  )
}

/** Chuyển tiếp: the paper of this copy goes on unchanged; whom it reaches is counted before the click. */
export function ForwardForm({ delivery, primary, onDone }: FormProps) {
  const { t } = useTranslation('forwarding')
  const toast = useToast()
  const act = useCall('forwardDelivery')
  const [id] = useState(newId)
  const [chosen, setChosen] = useState<NamedRecipient[]>([])
  const [message, setMessage] = useState('')
  const recipients = chosen.map(({ scope, purpose }) => ({ scope, purpose }))
  const asked = useQuery({
    ...query('previewForward', { params: { id: delivery.id }, body: { recipients } }),
    enabled: chosen.length > 0,
    placeholderData: keepPreviousData,
  })
  const preview = chosen.length > 0 ? asked.data : undefined
  const lacks = chosen.length === 0 ? t('needPlace') : preview === undefined ? t('counting') : preview.total === 0 ? t('allHave') : undefined
  const commit = async () => {
    const sent = await act.mutateAsync({ params: { id: delivery.id }, body: { id, recipients, ...(message.trim() && { message }) } })
    toast(t('done', { count: sent.recipients }))
    onDone()
  }
  return (
    <ActForm
      label={preview && preview.total > 0 ? t('confirm', { count: preview.total }) : t('confirmNone')}
      busy={act.isPending}
      error={act.error ?? asked.error}
      lacks={lacks}
      primary={primary}
      onCommit={commit}
    >
      <p className={styles.meta}>{t('lead')}</p>
      <RecipientPicker fromUnitId={delivery.unitId} value={chosen} onChange={setChosen} label={t('to')} />
      {preview && <Reach preview={preview} />}
      <WordsField label={`${t('message')} (${t('optional')})`} value={message} onChange={setMessage} max={2000} />
    </ActForm>
  )
}
