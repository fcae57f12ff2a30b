type RegisterKind = 'incoming' | 'outgoing'

/** Every address of the app, below /app. */
export const paths = {
  desk: () => '/',
  inbox: () => '/inbox',
  /** All that came to this office from somewhere. */
  inboxFrom: (name: string) => `/inbox?muc=tat-ca&q=${encodeURIComponent(name)}`,
  delivery: (id: string) => `/deliveries/${id}`,
  /** The settlement slip of a copy. */
  slip: (id: string) => `/deliveries/${id}/slip`,
  outgoing: () => '/outgoing',
  newDocument: () => '/documents/new',
  /** A new document that answers a copy. */
  amend: (documentId: string, role: string) => `/documents/new?thay-doi=${documentId}&vai-tro=${role}`,
  answer: (deliveryId: string) => `/documents/new?tra-loi=${deliveryId}`,
  document: (id: string) => `/documents/${id}`,
  /** Who read a document, or a copy. */
  readings: (of: 'documents' | 'deliveries', id: string) => `/${of}/${id}/readings`,
  /** What is stored of it, by the names of the decree. */
  metadata: (of: 'documents' | 'deliveries', id: string) => `/${of}/${id}/metadata`,
  opinions: (documentId: string) => `/documents/${documentId}/opinions`,
  versions: (documentId: string) => `/documents/${documentId}/versions`,
  comments: (documentId: string) => `/documents/${documentId}/comments`,
  consultation: (id: string) => `/consultations/${id}`,
  signStack: () => '/sign',
  /** All that waits to be numbered and sealed, for one act. */
  sealMany: () => '/seal',
  /** What waits for review, the one asked for on top. */
  reviewStack: (id?: string) => (id ? `/review?van-ban=${id}` : '/review'),
  overview: () => '/dispatches',
  matrix: (id: string) => `/dispatches/${id}`,
  /** The matrix with the places that refused. */
  refusals: (id: string) => `/dispatches/${id}?trang-thai=02`,
  register: (kind: RegisterKind) => `/registers/${kind}`,
  noteSecret: (kind: RegisterKind) => `/registers/${kind}?mat=1`,
  enterByHand: () => '/registers/incoming/new',
  /** A copy with the form that assigns it. */
  assign: (deliveryId: string) => `/deliveries/${deliveryId}?viec=assign`,
  numberReport: (kind: RegisterKind, year?: number) => `/registers/${kind}/numbers${year === undefined ? '' : `?nam=${year}`}`,
  postBook: () => '/registers/post',
  copyBook: () => '/registers/copies',
  takeNumber: () => '/registers/outgoing/number',
  report: (kind: RegisterKind) => `/reports/${kind}`,
  agenda: () => '/agenda',
  agendaOn: (day: string) => `/agenda?ngay=${day}`,
  /** The week of a day with one of its entries marked. */
  agendaEntry: (day: string, entryId: string) => `/agenda?ngay=${day}&muc=${entryId}`,
  /** The agenda with the form for what an invitation asks. */
  agendaFrom: (deliveryId: string) => `/agenda?giay-moi=${deliveryId}`,
  organisation: () => '/organisation',
  units: (name: string) => `/organisation?muc=units&q=${encodeURIComponent(name)}`,
  account: () => '/account',
  search: () => '/search',
  /** How far the system meets the decree's list. */
  conformance: () => '/conformance',
  more: () => '/more',
  signIn: () => '/sign-in',
  newPassword: () => '/password',
} as const
