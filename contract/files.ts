import { z } from 'zod'
import { endpoint, id, none } from './endpoint.ts'
import { fileStates } from './words.ts'

const upload = { auth: ['person'] as const, act: false, reply: none }
const tusErrors = ['file.too_large', 'file.no_space', 'upload.not_found', 'upload.wrong_offset']
export const fileState = z.object({
  id,
  name: z.string(),
  bytes: z.number(),
  mediaType: z.string().nullable(),
  state: z.enum(fileStates),
  /** Why it was refused, e.g. file.pdf_encrypted. */
  refusal: z.string().nullable(),
  pages: z.number().nullable(),
})
export const createUpload = endpoint('createUpload', {
  ...upload,
  summary: 'tus 1.0 creation (with upload): bytes arrive before the act that names them',
  errors: tusErrors,
})
export const resumeUpload = endpoint('resumeUpload', { ...upload, summary: 'tus 1.0: the next bytes', params: z.object({ id }), errors: tusErrors })
export const headUpload = endpoint('headUpload', { ...upload, summary: 'tus 1.0: how much has arrived', params: z.object({ id }), errors: tusErrors })
export const optionsUpload = endpoint('optionsUpload', { ...upload, summary: 'tus 1.0: what the server can', errors: [] })
export const deleteUpload = endpoint('deleteUpload', { ...upload, summary: 'tus 1.0 termination', params: z.object({ id }), errors: tusErrors })
export const getFileState = endpoint('getFileState', {
  summary: 'State of a file one uploaded: being checked, being converted, ready, or refused with the reason',
  auth: ['person'],
  params: z.object({ id }),
  reply: fileState,
  errors: ['file.not_found'],
})
