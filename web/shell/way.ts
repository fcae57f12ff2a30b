import type { Api } from '../../contract/api.ts'
import type { ReplyData } from '../../contract/endpoint.ts'
import { paths } from '../paths.ts'

type Item = Pick<ReplyData<Api['getDesk']>['items'][number], 'objectKind' | 'objectId'>
const addresses = {
  document: paths.document,
  delivery: paths.delivery,
  dispatch: paths.matrix,
  consult_request: paths.consultation,
  credential: paths.account,
} satisfies Record<Item['objectKind'], (id: string) => string>

/** What waits first, apart from what is open; the desk itself when nothing else does. */
export function nextAddress(items: readonly Item[], here: string): string {
  return items.map((item) => addresses[item.objectKind](item.objectId)).find((address) => address !== here) ?? paths.desk()
}
