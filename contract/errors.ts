/** Closed list of kinds of refusal and their HTTP status. */
export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  rule: 422,
  too_many: 429,
  unavailable: 503,
} as const
export type ErrorKind = keyof typeof errorStatus

/** RFC 9457 problem document as it goes over the wire; the client makes the sentence from `code`. */
export type Problem = {
  status: number
  code: string
  fields?: { path: string; code: string }[]
  details?: Record<string, unknown>
  requestId: string
}
