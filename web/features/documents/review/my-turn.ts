import type { DocumentDetail } from '../draft.ts'

/** The step that waits for the reader, if any. */
export const myTurn = (document: DocumentDetail) => document.openSteps.find((step) => step.mine && step.state === 'waiting')
