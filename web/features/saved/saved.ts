import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'

export type Saved = ReplyData<Api['listSavedSearches']>['items'][number]
export type SavedList = Saved['list']

/** The same filters, whatever their order in the address. */
const canonical = (text: string): string => {
  const parts = new URLSearchParams(text)
  parts.sort()
  return parts.toString()
}
export const isSame = (one: string, other: string) => canonical(one) === canonical(other)

/** With what a list opens: its default, when the address asks for nothing. */
export const defaultOf = (items: readonly Saved[], list: SavedList, asked: string) =>
  asked === '' ? items.find((one) => one.list === list && one.isDefault && one.query !== '') : undefined
