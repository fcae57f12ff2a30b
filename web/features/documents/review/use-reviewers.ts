import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../../platform/api.ts'
import type { DocumentDetail } from '../draft.ts'
import { type Asked, colleaguesOf } from './reviewers.ts'

/** Whom the submission asks first: as the last time for this type, until it is chosen otherwise. */
export function useReviewers(document: DocumentDetail) {
  const { t } = useTranslation('approvals')
  const found = useQuery(query('listReviewers', { params: { id: document.id } }))
  const [chosen, setChosen] = useState<Asked[] | null>(null)
  const all = found.data ? colleaguesOf(found.data) : []
  const signerId = document.signer?.personId ?? ''
  const personOf = ({ appointmentId }: Asked) => all.find((one) => one.appointmentId === appointmentId)
  const asked = chosen ?? (found.data?.last ?? []).filter((one) => personOf(one)?.personId !== signerId)
  const [first] = asked
  return {
    picker: { all, asked, signerId, asLast: chosen === null, onChange: setChosen },
    toSubmit: asked.map((one) => ({ ...one, capacity: one.capacity.trim() || t('capacity.content') })),
    submitLabel: first && t('submitTo', { name: personOf(first)?.name ?? '' }),
  }
}
