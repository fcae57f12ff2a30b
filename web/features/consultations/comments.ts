import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'

export type Comments = ReplyData<Api['listComments']>
export type Thread = Comments['items'][number]
export type Place = NonNullable<Thread['place']>

/** A mark of 18 points around where the page was pressed. */
const size = 18
export const placeAt = ({ page, x, y }: { page: number; x: number; y: number }): Place => ({
  ...{ page, x: Math.max(0, x - size / 2), y: Math.max(0, y - size / 2) },
  ...{ width: size, height: size },
})
