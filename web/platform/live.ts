import type { LiveMessage } from '../../contract/system.ts'
import { noteReached } from './offline.ts'
import { refetchAll, refetchNamed } from './query-client.ts'
import { createStore, useStore } from './store.ts'

type Told = { type: 'open' } | { type: 'lost' } | { type: 'changed'; message: LiveMessage } | { type: 'who' }
const lockName = 'nhipcau-live'
const retryMs = 3_000
/** Changes that come together are fetched together. */
const gatherMs = 60

const desk = ['getDesk', 'search']
const sends = ['listDispatches', 'getOverview', 'getDispatch']
const papers = ['getDocument', 'getHandling', 'listDocuments', 'listReviewers', 'listRegister', 'listSequences', 'findPlaces', 'checkPaper']
const copies = ['getDelivery', 'getHandling', 'listInbox', 'listRegister', 'getHandlingReport', 'listReportLines']
const people = [
  'listPeople',
  'listUnits',
  'getUnit',
  'listIssuers',
  'listSigners',
  'listAssignees',
  'listOfficeReviewers',
  'listReviewers',
  'listDelegations',
  'getReadiness',
  'getMyKey',
]
const agenda = ['getAgenda', 'getDeliveryAgenda']
const opinions = ['listConsultations', 'getConsultation', 'getDesk']
/** What an object of a kind shows on. A kind that is not here: everything. */
const shownOn: Partial<Record<string, readonly string[]>> = {
  document: [...desk, ...papers, 'listConsultations', 'listComments', 'listRevisions'],
  consult_request: opinions,
  comment: ['listComments'],
  revision: papers,
  number: ['listRegister', 'listSequences', 'getDocument'],
  register_entry: [...copies, 'getDocument', 'listSequences'],
  dispatch: [...desk, ...sends, ...papers, ...copies],
  delivery: [...desk, ...sends, ...copies],
  assignment: [...desk, ...sends, ...copies],
  submission: [...desk, ...sends, ...copies],
  reminder: [...desk, ...sends, ...copies],
  credential: [...people, 'getDesk'],
  seal: people,
  unit: people,
  person: [...people, 'getSession'],
  account: [...people, 'getSession'],
  delegation: ['getDesk', 'listDelegations', 'listSigners', 'getDocument', 'getDelivery', 'getAgenda'],
  issuer: people,
  file: ['getFileState'],
  agenda_entry: agenda,
  agenda_version: agenda,
  agenda_keeper: agenda,
  saved_search: ['listSavedSearches'],
  calendar_day: ['getCalendar', 'getAgenda', ...desk, ...copies],
}

const connected = createStore(false)
export const useLive = () => useStore(connected)

let gathered = new Set<string>()
let everything = false
let waiting: ReturnType<typeof setTimeout> | undefined
function fetchGathered(): void {
  waiting = undefined
  void (everything ? refetchAll() : refetchNamed(gathered))
  gathered = new Set()
  everything = false
}
function noteChange(message: LiveMessage): void {
  const names = shownOn[message.kind]
  if (names) for (const name of names) gathered.add(name)
  else everything = true
  if (waiting === undefined) waiting = setTimeout(fetchGathered, gatherMs)
}

function hear(told: Told): void {
  if (told.type === 'changed') noteChange(told.message)
  if (told.type === 'lost') connected.set(false)
  if (told.type === 'open') {
    connected.set(true)
    noteReached()
    // Whatever happened while nobody listened.
    void refetchAll()
  }
}

/** Holds the one connection of this browser; ends when `stop` is called. */
function holdConnection(tell: (told: Told) => void): () => void {
  let source: EventSource | undefined
  let retry: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    source = new EventSource('/api/live')
    source.onopen = () => tell({ type: 'open' })
    source.onmessage = (event) => tell({ type: 'changed', message: JSON.parse(event.data) as LiveMessage })
    source.addEventListener('refetch', () => tell({ type: 'open' }))
    source.onerror = () => {
      tell({ type: 'lost' })
      // The browser gives up when the answer was not a stream, e.g. while the server starts.
      if (source?.readyState === EventSource.CLOSED) retry = setTimeout(open, retryMs)
    }
  }
  open()
  return () => {
    clearTimeout(retry)
    source?.close()
  }
}

/** One connection per browser: the tab that holds the lock has it and tells the others (docs/decisions/007). */
export function startLive(): () => void {
  const stopped = new AbortController()
  const stop = () => {
    stopped.abort()
    connected.set(false)
  }
  // Without a secure context there are no locks: every tab has its own connection.
  if (!navigator.locks) {
    const end = holdConnection(hear)
    stopped.signal.addEventListener('abort', end)
    return stop
  }
  const channel = new BroadcastChannel(lockName)
  let leads = false
  const tell = (told: Told) => {
    channel.postMessage(told)
    hear(told)
  }
  channel.onmessage = ({ data }: MessageEvent<Told>) => {
    if (data.type !== 'who') return hear(data)
    if (leads && connected.get()) channel.postMessage({ type: 'open' } satisfies Told)
  }
  channel.postMessage({ type: 'who' } satisfies Told)
  stopped.signal.addEventListener('abort', () => channel.close())
  const lead = () =>
    new Promise<void>((done) => {
      leads = true
      const end = holdConnection(tell)
      stopped.signal.addEventListener('abort', () => {
        end()
        done()
      })
    })
  navigator.locks.request(lockName, { signal: stopped.signal }, lead).catch(() => undefined)
  return stop
}
