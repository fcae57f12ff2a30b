import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import type { BookKind } from '../../../contract/words.ts'

export type Register = ReplyData<Api['listRegister']>
export type Entry = Register['items'][number]
export type Kind = 'incoming' | 'outgoing'
export type Show = NonNullable<CallInput<Api['listRegister']>['query']['show']>
export type Sequences = ReplyData<Api['listSequences']>
export type PostItem = ReplyData<Api['listPostItems']>['items'][number]
export type SecretLine = ReplyData<Api['listSecretLines']>['items'][number]
export type CopyUse = ReplyData<Api['listCopyUses']>['items'][number]
export type NumberRun = ReplyData<Api['getNumberReport']>['runs'][number]
export type Registered = ReplyData<Api['registerByHand']>

/** Filters of each book, in their order; every one shows what it counts. */
export const filtersOf: Record<Kind, readonly Show[]> = {
  incoming: ['all', 'unfinished', 'overdue', 'exchange', 'mail', 'scanned', 'void'],
  outgoing: ['all', 'open', 'void'],
}
export const handWays = ['hand', 'post', 'mail', 'exchange'] as const
export type HandWay = (typeof handWays)[number]
const firstYear = 2025
export const yearsUpTo = (year: number) => Array.from({ length: Math.max(1, year - firstYear + 1) }, (_, index) => year - index)
export const wholeNumber = (text: string): number | null => (/^\d+$/.test(text.trim()) ? Number(text) : null)

/** A book of the records office as a file. */
export const bookFile = (kind: BookKind, as: 'xlsx' | 'pdf' | 'metadata', range: Record<string, string | number>) =>
  `/files/registers/${kind}${as === 'xlsx' ? '' : `/${as}`}?${new URLSearchParams(Object.entries(range).map(([name, value]) => [name, String(value)]))}`
