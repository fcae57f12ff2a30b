import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import { type Composed, emptyComposed, isEmptyBody, type Paper, sentOf } from './composed.ts'
import { withLines } from './paper-lines.ts'
import type { NamedRecipient } from './RecipientPicker.tsx'
import type { Asked } from './review/reviewers.ts'

export type DocumentDetail = ReplyData<Api['getDocument']>
export type Content = CallInput<Api['updateDocument']>['body']
export type Place = { page: number; x: number; y: number; width: number; height: number }
export type PlaceName = 'signature' | 'number' | 'date' | 'qr' | 'seal'
export type Places = Record<PlaceName, Place | null>
export const placeNames: readonly PlaceName[] = ['signature', 'number', 'date', 'qr', 'seal']
/** What must be placed before submitting; the seal follows the signature by itself. */
export const neededPlaces: readonly PlaceName[] = ['signature', 'number', 'date', 'qr']

/** Sizes in points: a signature of 45 x 28 mm, a seal of 36 mm, a QR of 30 mm (Decree 30/2020 Phụ lục I). */
const sizes: Record<PlaceName, { width: number; height: number }> = {
  signature: { width: 128, height: 80 },
  number: { width: 34, height: 16 },
  date: { width: 170, height: 16 },
  qr: { width: 85, height: 85 },
  seal: { width: 102, height: 102 },
}

/** A place of the usual size around the point pressed. */
export function placeAround(name: PlaceName, point: { page: number; x: number; y: number }): Place {
  const size = sizes[name]
  return { page: point.page, x: Math.max(0, point.x - size.width / 2), y: Math.max(0, point.y - size.height / 2), ...size }
}

export type UploadedFile = { id: string; name: string; bytes: number; pages: number | null }
export type Draft = {
  issuerId: string
  type: string
  subject: string
  urgency: Content['urgency']
  access: Content['access']
  replyDueOn: string
  /** The paper is a file, or written here; what the other way holds stays for coming back. */
  way: 'upload' | 'compose'
  file: UploadedFile | null
  composed: Composed
  attachments: UploadedFile[]
  recipients: NamedRecipient[]
  signerAppointmentId: string
  /** Who looks at it before the signer; as the last time for this type as long as nobody is chosen. */
  reviewers: readonly Asked[] | null
}

/** What a field changes, of the draft as it is then: an upload that ends late must not bring back what stood there before. */
export type Change = Partial<Draft> | ((before: Draft) => Partial<Draft>)
export const changed = (before: Draft, change: Change): Draft => ({ ...before, ...(typeof change === 'function' ? change(before) : change) })

const emptyFields = (everybody: string): Draft => ({
  issuerId: '',
  type: '',
  subject: '',
  urgency: 'thuong',
  access: 'unit',
  replyDueOn: '',
  way: 'upload',
  file: null,
  composed: emptyComposed,
  attachments: [],
  recipients: everybody === '' ? [] : [{ scope: { kind: 'all_communes' }, purpose: 'action', name: everybody, count: 0 }],
  signerAppointmentId: '',
  reviewers: null,
})

/** What a draft begins with stands on the paper too, as if it had been chosen by hand. */
export const emptyDraft = (everybody: string, given: Partial<Draft> = {}): Draft => withLines({ ...emptyFields(everybody), ...given })

function composedOf({ composed }: DocumentDetail): Composed {
  if (!composed) return emptyComposed
  const doc = composed.body.doc as Composed['body']['doc']
  return { fields: composed.fields, body: { schema: 1, doc } }
}

export function draftOf(document: DocumentDetail): Draft {
  const draft: Draft = {
    issuerId: document.issuerId ?? '',
    type: document.type,
    subject: document.subject,
    urgency: document.urgency,
    access: document.access,
    replyDueOn: document.replyDueOn ?? '',
    way: document.composed ? 'compose' : 'upload',
    composed: composedOf(document),
    file: document.composed ? null : document.file && { id: document.file.id, name: document.file.name, bytes: 0, pages: document.pages },
    attachments: document.attachments.map((item) => ({ id: item.fileId, name: item.name, bytes: item.bytes, pages: null })),
    recipients: document.recipients,
    signerAppointmentId: document.signer?.appointmentId ?? '',
    reviewers: document.reviewers,
  }
  return document.composed ? draft : withLines(draft)
}

/** As the server counts: composed letters, without the space around. */
const writtenSubject = (draft: Draft) => draft.subject.normalize('NFC').trim()
export const longestSubject = 500
export const subjectLength = (draft: Draft) => writtenSubject(draft).length

export function contentOf(draft: Draft): Content {
  return {
    issuerId: draft.issuerId,
    type: draft.type,
    subject: writtenSubject(draft),
    urgency: draft.urgency,
    access: draft.access,
    replyDueOn: draft.replyDueOn || null,
    ...(draft.way === 'compose' ? { fileId: null, composed: sentOf(draft.composed) } : { fileId: draft.file?.id ?? null, composed: null }),
    attachments: draft.attachments.map((item) => ({ fileId: item.id, name: item.name })),
    recipients: draft.recipients.map(({ scope, purpose }) => ({ scope, purpose })),
    signerAppointmentId: draft.signerAppointmentId || null,
    reviewers: draft.reviewers && [...draft.reviewers],
  }
}

/** What the preview is made of; null until there is an issuer and a type. */
export function paperOf(draft: Draft): Paper | null {
  if (draft.issuerId === '' || draft.type === '') return null
  const { issuerId, type, urgency } = draft
  return {
    issuerId,
    type,
    urgency,
    subject: writtenSubject(draft).slice(0, longestSubject),
    signerAppointmentId: draft.signerAppointmentId || null,
    composed: sentOf(draft.composed),
  }
}

export const isReplyDuePast = (draft: Pick<Draft, 'replyDueOn'>, today: string) => draft.replyDueOn !== '' && draft.replyDueOn < today

/** Returned or taken back: it came to be changed, so the form comes before the places. */
export const comesToEdit = ({ spine }: Pick<DocumentDetail, 'spine'>) => {
  const last = spine.findLast((step) => !step.waiting)?.step
  return last === 'returned' || last === 'taken_back'
}

type Hindrance = 'draft.fillSubjectFirst' | 'draft.subjectTooLong' | 'draft.chooseTypeFirst' | 'draft.replyDuePast'
/** Why the draft cannot even be kept, as a key of the locale. */
export function unsavable(draft: Draft, today: string): Hindrance | undefined {
  if (subjectLength(draft) === 0) return 'draft.fillSubjectFirst'
  if (subjectLength(draft) > longestSubject) return 'draft.subjectTooLong'
  if (draft.type === '') return 'draft.chooseTypeFirst'
  return isReplyDuePast(draft, today) ? 'draft.replyDuePast' : undefined
}

type Lack = Hindrance | 'draft.chooseFileFirst' | 'draft.writeFirst' | 'draft.chooseRecipientFirst' | 'draft.chooseSignerFirst'
/** Why the draft cannot go on, as a key of the locale, or undefined. */
export function lacking(draft: Draft, today: string): Lack | undefined {
  if (draft.way === 'upload' && !draft.file) return 'draft.chooseFileFirst'
  const hindrance = unsavable(draft, today)
  if (hindrance) return hindrance
  if (draft.way === 'compose' && isEmptyBody(draft.composed)) return 'draft.writeFirst'
  if (draft.recipients.length === 0) return 'draft.chooseRecipientFirst'
  if (draft.signerAppointmentId === '') return 'draft.chooseSignerFirst'
  return undefined
}
