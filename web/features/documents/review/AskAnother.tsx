import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../../platform/ActForm.tsx'
import { query, useCall } from '../../../platform/api.ts'
import { ActButton } from '../../../ui/ActButton.tsx'
import { SelectField, WordsField } from '../../../ui/Field.tsx'
import { Finder } from '../../../ui/Finder.tsx'
import { Sheet } from '../../../ui/Sheet.tsx'
import { useToast } from '../../../ui/Toast.tsx'
import type { DocumentDetail } from '../draft.ts'
import reviewStyles from './review.module.css'
import { type Colleague, colleaguesOf, findColleagues } from './reviewers.ts'

/** Whom a step can be given: for a review anybody of the office, for the signature who may sign. */
function useCandidates(document: DocumentDetail, kind: 'review' | 'sign'): Colleague[] {
  const reviewers = useQuery({ ...query('listReviewers', { params: { id: document.id } }), enabled: kind === 'review' })
  const signers = useQuery({
    ...query('listSigners', { query: { issuerId: document.issuerId ?? '' } }),
    enabled: kind === 'sign' && document.issuerId !== null,
  })
  if (kind === 'review') return reviewers.data ? colleaguesOf(reviewers.data) : []
  return (signers.data?.items ?? []).map((one) => ({
    key: one.appointmentId,
    appointmentId: one.appointmentId,
    personId: one.personId,
    name: one.fullName,
    detail: one.office,
  }))
}

/** Another is asked instead of a reviewer or the signer, with a reason that stays. */
export function AskAnother({ document, onClose }: { document: DocumentDetail; onClose: () => void }) {
  const { t } = useTranslation('approvals')
  const replace = useCall('replaceStepPerson')
  const toast = useToast()
  const [stepId, setStepId] = useState((document.openSteps.find((step) => !step.holdsOffice) ?? document.openSteps[0])?.id ?? '')
  const [another, setAnother] = useState<Colleague | null>(null)
  const [reason, setReason] = useState('')
  const step = document.openSteps.find((one) => one.id === stepId)
  const candidates = useCandidates(document, step?.kind ?? 'review')
  const taken = new Set(document.openSteps.map((one) => one.personId))
  const lacks = another ? (reason.trim() === '' ? t('another.reasonFirst') : undefined) : t('another.chooseFirst')
  const commit = async () => {
    if (!another) return
    await replace.mutateAsync({ params: { id: document.id }, body: { stepId, appointmentId: another.appointmentId, reason } })
    toast(t('another.done', { name: another.name }))
    onClose()
  }
  const choose = (id: string) => {
    setStepId(id)
    setAnother(null)
  }
  return (
    <Sheet title={t('another.title')} opened onClose={onClose}>
      <ActForm label={t('another.commit', { name: another?.name ?? '…' })} busy={replace.isPending} error={replace.error} lacks={lacks} onCommit={commit}>
        <SelectField
          label={t('another.whom')}
          value={stepId}
          options={document.openSteps.map((one) => ({ value: one.id, label: t(`another.${one.kind}`, { name: one.fullName }) }))}
          onChange={choose}
        />
        {another ? (
          <p className={reviewStyles.meta}>
            <b>{another.name}</b> {another.detail} <ActButton onClick={() => setAnother(null)}>{t('another.remove')}</ActButton>
          </p>
        ) : (
          <Finder
            label={t('another.find')}
            hint={t('picker.hint')}
            nobody={t('picker.nobody')}
            below
            find={(text) => findColleagues(candidates, taken, text)}
            onAdd={(one: Colleague) => setAnother(one)}
          />
        )}
        <WordsField label={t('another.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}
