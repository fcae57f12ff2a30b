import * as agenda from './agenda.ts'
import * as amendments from './amendments.ts'
import * as approvals from './approvals.ts'
import * as books from './books.ts'
import * as byHand from './by-hand.ts'
import * as calendar from './calendar.ts'
import * as comments from './comments.ts'
import * as compose from './compose.ts'
import * as conformance from './conformance.ts'
import * as consultations from './consultations.ts'
import * as delegations from './delegations.ts'
import * as dispatches from './dispatches.ts'
import * as documents from './documents.ts'
import * as files from './files.ts'
import * as forwards from './forwards.ts'
import * as handling from './handling.ts'
import * as identity from './identity.ts'
import * as issuing from './issuing.ts'
import * as manyDeliveries from './many-deliveries.ts'
import * as metadata from './metadata.ts'
import * as organisation from './organisation.ts'
import * as paperCheck from './paper-check.ts'
import type { PathName } from './paths.ts'
import * as readings from './readings.ts'
import * as recalls from './recalls.ts'
import * as recipientGroups from './recipient-groups.ts'
import * as registers from './registers.ts'
import * as reorganisations from './reorganisations.ts'
import * as reports from './reports.ts'
import * as revisions from './revisions.ts'
import * as savedSearches from './saved-searches.ts'
import * as search from './search.ts'
import * as signatures from './signatures.ts'
import * as system from './system.ts'
import * as tasks from './tasks.ts'

type Endpoints<M> = { [K in keyof M as K extends PathName ? K : never]: M[K] }
/** All endpoints by name, for the client's types. */
export type Api = Endpoints<typeof amendments> &
  Endpoints<typeof agenda> &
  Endpoints<typeof approvals> &
  Endpoints<typeof books> &
  Endpoints<typeof byHand> &
  Endpoints<typeof manyDeliveries> &
  Endpoints<typeof calendar> &
  Endpoints<typeof comments> &
  Endpoints<typeof compose> &
  Endpoints<typeof conformance> &
  Endpoints<typeof consultations> &
  Endpoints<typeof delegations> &
  Endpoints<typeof dispatches> &
  Endpoints<typeof documents> &
  Endpoints<typeof files> &
  Endpoints<typeof forwards> &
  Endpoints<typeof handling> &
  Endpoints<typeof identity> &
  Endpoints<typeof issuing> &
  Endpoints<typeof metadata> &
  Endpoints<typeof organisation> &
  Endpoints<typeof paperCheck> &
  Endpoints<typeof readings> &
  Endpoints<typeof recalls> &
  Endpoints<typeof recipientGroups> &
  Endpoints<typeof registers> &
  Endpoints<typeof reorganisations> &
  Endpoints<typeof reports> &
  Endpoints<typeof revisions> &
  Endpoints<typeof savedSearches> &
  Endpoints<typeof search> &
  Endpoints<typeof signatures> &
  Endpoints<typeof system> &
  Endpoints<typeof tasks>

const modules: Record<string, unknown>[] = [
  amendments,
  agenda,
  approvals,
  books,
  byHand,
  manyDeliveries,
  calendar,
  comments,
  compose,
  conformance,
  consultations,
  delegations,
  dispatches,
  documents,
  files,
  forwards,
  handling,
  identity,
  issuing,
  metadata,
  organisation,
  paperCheck,
  readings,
  recalls,
  recipientGroups,
  registers,
  reorganisations,
  reports,
  revisions,
  savedSearches,
  search,
  signatures,
  system,
  tasks,
]
/** All endpoints as values, for the walk over every endpoint and for OpenAPI. */
export const everyEndpoint = modules.flatMap((module) =>
  Object.values(module).filter((value) => typeof value === 'object' && value !== null && 'path' in value && 'auth' in value),
)
const _complete: Exclude<PathName, keyof Api> extends never ? true : false = true
void _complete
