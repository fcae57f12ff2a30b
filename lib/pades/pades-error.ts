/** Closed list of what this craft refuses. */
export type PadesCode =
  | 'encrypted'
  | 'unreadable'
  | 'already_signed'
  | 'has_form'
  | 'page_not_found'
  | 'page_unsupported'
  | 'outside_page'
  | 'field_not_found'
  | 'text_not_drawable'
  | 'picture_unreadable'
  | 'key_unsupported'
  | 'contents_too_small'
  | 'self_check_failed'
  /** Also said by whoever bounds the time and memory of the work. */
  | 'too_complex'

export class PadesError extends Error {
  readonly code: PadesCode
  constructor(code: PadesCode, detail?: string) {
    super(detail ? `${code}: ${detail}` : code)
    this.name = 'PadesError'
    this.code = code
  }
}
