import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import type { NamedRecipient } from './RecipientPicker.tsx'

export type Group = ReplyData<Api['saveRecipientGroup']>
const keyOf = ({ scope }: { scope: NamedRecipient['scope'] }) => ('unitId' in scope ? scope.unitId : scope.kind)

/** What of a list is not among those chosen already. */
export function missingOf<T extends { scope: NamedRecipient['scope'] }>(list: readonly T[], chosen: readonly { scope: NamedRecipient['scope'] }[]): T[] {
  const known = new Set(chosen.map(keyOf))
  return list.filter((one) => !known.has(keyOf(one)))
}
export const memberKey = keyOf
