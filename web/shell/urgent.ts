import type { Api } from '../../contract/api.ts'
import type { ReplyData } from '../../contract/endpoint.ts'
import type { Urgency } from '../../contract/words.ts'

export type Waiting = Pick<ReplyData<Api['getDesk']>['items'][number], 'objectId' | 'urgency'>
const isUrgent = (item: { urgency: Urgency }) => item.urgency !== 'thuong'

export const countUrgent = (items: readonly { urgency: Urgency }[]) => items.filter(isUrgent).length

/** What is urgent and was not there at the last look. What one moved on oneself stays the same object and is not news. */
export function urgentNews<Item extends Waiting>(before: ReadonlySet<string>, items: readonly Item[]): Item[] {
  return items.filter((item) => isUrgent(item) && !before.has(item.objectId))
}

/** What the tab says: a mark and words before the name while something urgent waits. */
export function titleOf(name: string, total: number, urgent: string | null): string {
  const waiting = total > 0 ? `(${total}) ${name}` : name
  return urgent === null ? waiting : `‼ ${urgent} · ${waiting}`
}
