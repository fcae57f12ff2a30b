type RegisterKind = 'incoming' | 'outgoing'

/** Every address of the app, below /app. */
export const paths = {
  desk: () => '/',
  inbox: () => '/inbox',
  delivery: (id: string) => `/deliveries/${id}`,
  outgoing: () => '/outgoing',
  newDocument: () => '/documents/new',
  document: (id: string) => `/documents/${id}`,
  signStack: () => '/sign',
  overview: () => '/dispatches',
  matrix: (id: string) => `/dispatches/${id}`,
  /** The matrix with the places that refused. */
  refusals: (id: string) => `/dispatches/${id}?trang-thai=02`,
  register: (kind: RegisterKind) => `/registers/${kind}`,
  enterByHand: () => '/registers/incoming/new',
  takeNumber: () => '/registers/outgoing/number',
  organisation: () => '/organisation',
  account: () => '/account',
  search: () => '/search',
  more: () => '/more',
  signIn: () => '/sign-in',
  newPassword: () => '/password',
} as const
