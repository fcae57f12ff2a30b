import { useState } from 'react'
import { call, useCall } from '../../platform/api.ts'
import type { DocumentDetail } from './draft.ts'
import type { DraftReviewers } from './review/use-reviewers.ts'

/** A paper set here has its places where its own words say: saved and put before its reviewers or the signer in one act. Where something lacks, the places step says what. */
export function useHandOn(reviewers: DraftReviewers) {
  const submit = useCall('submitDocument')
  const [busy, setBusy] = useState(false)
  const submitAsSet = async ({ id, signer }: DocumentDetail) => {
    if (!signer || !reviewers.known) return
    const { places, findings } = await call('findPlaces', { params: { id }, query: { signerAppointmentId: signer.appointmentId } })
    const { signature, number, date, qr, seal } = places
    if (findings.length > 0 || !signature || !number || !date || !qr) return
    await submit.mutateAsync({
      params: { id },
      body: { signerAppointmentId: signer.appointmentId, places: { signature, number, date, qr, ...(seal && { seal }) }, reviewers: reviewers.toSubmit },
    })
  }
  const handOn = async (save: () => Promise<DocumentDetail>) => {
    setBusy(true)
    try {
      const saved = await save()
      await submitAsSet(saved).catch(() => undefined)
    } finally {
      setBusy(false)
    }
  }
  return { handOn, busy }
}
