import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'

export type InboxReply = ReplyData<Api['listInbox']>
export type InboxItem = InboxReply['items'][number]
export type Delivery = ReplyData<Api['getDelivery']>
export type Dispatch = ReplyData<Api['getDispatch']>
export type Cell = Dispatch['cells'][number]
export type Send = ReplyData<Api['listDispatches']>['items'][number]
export type Overview = ReplyData<Api['getOverview']>

/** Furthest first, as the legend shows them. */
export const stateOrder = ['06', '05', '04', '03', '01', '00', '02', '13'] as const
export type KnownState = (typeof stateOrder)[number]
export const isKnownState = (code: string): code is KnownState => (stateOrder as readonly string[]).includes(code)
const accepted = new Set(['03', '04', '05', '06'])
export const isAccepted = (state: string) => accepted.has(state)
