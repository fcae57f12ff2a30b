import type { ErrorKind } from '../../contract/errors.ts'

/** A refusal with a dotted code; the web turns the code into a sentence (locales/*.json, "error.<code>"). */
export class AppError extends Error {
  readonly kind: ErrorKind
  readonly code: string
  readonly details: Record<string, unknown> | undefined
  constructor(kind: ErrorKind, code: string, details?: Record<string, unknown>) {
    super(code)
    this.name = 'AppError'
    this.kind = kind
    this.code = code
    this.details = details
  }
}

const constraintCodes: Record<string, [ErrorKind, string]> = {
  account_username_key: ['conflict', 'account.username_taken'],
  party_code_scheme_code_from_on_key: ['conflict', 'unit.code_taken'],
  party_code_current: ['conflict', 'unit.code_taken'],
  assignment_one_lead: ['conflict', 'assignment.lead_exists'],
  submission_open: ['conflict', 'delivery.already_submitted'],
  consult_party_person_once: ['conflict', 'consult.asked_twice'],
  consult_party_unit_once: ['conflict', 'consult.asked_twice'],
  recipient_group_name: ['conflict', 'recipient_group.name_taken'],
  saved_search_name: ['conflict', 'saved_search.name_taken'],
  saved_search_pkey: ['not_found', 'saved_search.not_found'],
  issuer_unit_id_name_key: ['conflict', 'issuer.name_taken'],
}

/** Database constraints are part of the rules: a violation of a known one becomes its code. */
export function fromDatabaseError(error: unknown): AppError | undefined {
  const constraint = (error as { constraint?: unknown } | null)?.constraint
  if (typeof constraint !== 'string') return undefined
  const known = constraintCodes[constraint]
  return known && new AppError(known[0], known[1])
}
