import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../../platform/api.ts'
import { useSigner } from '../DraftFields.tsx'
import type { Change, DocumentDetail, Draft } from '../draft.ts'
import { type Asked, colleaguesOf, type Reviewers } from './reviewers.ts'

type Of = { found: Reviewers | undefined; signerId: string; chosen: readonly Asked[] | null; onChange: (asked: Asked[]) => void }
/** Whom the submission asks first: as the last time for this type, until it is chosen otherwise. */
function useAsked({ found, signerId, chosen, onChange }: Of) {
  const { t } = useTranslation('approvals')
  const all = found ? colleaguesOf(found) : []
  const personOf = ({ appointmentId }: Asked) => all.find((one) => one.appointmentId === appointmentId)
  const asked = (chosen ?? found?.last ?? []).filter((one) => personOf(one)?.personId !== signerId)
  const [first] = asked
  return {
    picker: { all, asked, signerId, asLast: chosen === null, onChange },
    toSubmit: asked.map((one) => ({ ...one, capacity: one.capacity.trim() || t('capacity.content') })),
    /** Until it is known who was asked the last time nothing is put before anybody. */
    known: found !== undefined,
    submitLabel: first && t('submitTo', { name: personOf(first)?.name ?? '' }),
  }
}

export function useReviewers(document: DocumentDetail) {
  const found = useQuery(query('listReviewers', { params: { id: document.id } }))
  const [chosen, setChosen] = useState<readonly Asked[] | null>(document.reviewers)
  return useAsked({ found: found.data, signerId: document.signer?.personId ?? '', chosen, onChange: setChosen })
}

/** Of a draft that is being written, saved or not. */
export function useDraftReviewers(draft: Draft, onChange: (change: Change) => void) {
  const { issuerId, type } = draft
  const found = useQuery({ ...query('listOfficeReviewers', { query: { issuerId, type } }), enabled: issuerId !== '' && draft.way === 'compose' })
  const signer = useSigner(draft)
  return useAsked({ found: found.data, signerId: signer?.personId ?? '', chosen: draft.reviewers ?? null, onChange: (reviewers) => onChange({ reviewers }) })
}
export type DraftReviewers = ReturnType<typeof useDraftReviewers>
