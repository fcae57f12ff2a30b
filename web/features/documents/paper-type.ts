import { query } from '../../platform/api.ts'
import type { UploadedFile } from './draft.ts'

/** What the paper calls itself; a file never changes. */
export const paperType = (file: UploadedFile | null) => ({
  ...query('findPaperType', { params: { id: file?.id ?? '' } }),
  staleTime: Number.POSITIVE_INFINITY,
})
