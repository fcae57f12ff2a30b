import { queryClient } from '../../../platform/query-client.ts'
import type { Asked } from './reviewers.ts'

const keyOf = (documentId: string) => ['chosenReviewers', documentId]
/** Whom one chose for a draft that is not submitted yet: kept from screen to screen, as the server knows of them by the submission only. */
export const keepChosen = (documentId: string, asked: readonly Asked[] | null) => queryClient.setQueryData(keyOf(documentId), asked)
export const chosenFor = (documentId: string) => queryClient.getQueryData<readonly Asked[] | null>(keyOf(documentId)) ?? null
