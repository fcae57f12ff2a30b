import { z } from 'zod'
import { endpoint, none } from './endpoint.ts'

const open = { auth: ['nobody', 'person'] as const }
export const health = endpoint('health', { ...open, summary: 'The process lives', reply: z.object({ status: z.literal('ok') }), errors: [] })
export const ready = endpoint('ready', {
  ...open,
  summary: 'The process can serve: database reached and migrated',
  reply: z.object({ status: z.literal('ready') }),
  errors: ['system.not_ready'],
})
export const openapi = endpoint('openapi', { ...open, summary: 'This description', reply: none, errors: [] })
export const live = endpoint('live', { summary: 'Server-sent events: what changed, never the thing itself', auth: ['person'], reply: none, errors: [] })
/** Of the typeface of the product what the page needs: two weights, in the ranges of Latin and Vietnamese letters. */
export const verifyFaces = ['vietnamese-400', 'latin-400', 'vietnamese-600', 'latin-600'] as const
export const verifyFont = endpoint('verifyFont', {
  ...open,
  summary: 'Typeface of the public page',
  params: z.object({ face: z.enum(verifyFaces) }),
  reply: none,
  errors: [],
})
export const verifyPage = endpoint('verifyPage', {
  ...open,
  summary: 'Public page of a printed QR: number, date, issuer',
  params: z.object({ id: z.string().max(64) }),
  query: z.object({ lang: z.enum(['vi', 'en']).catch('vi').default('vi') }),
  reply: none,
  errors: [],
})
/** What a live message says: an object of this kind changed. Not which and how: who hears it need not be allowed to see it. */
export type LiveMessage = { kind: string }
