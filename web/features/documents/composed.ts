import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import type { BodyNode } from '../compose/public.tsx'

export type Paper = CallInput<Api['previewPaper']>['body']
export type PaperFields = NonNullable<ReplyData<Api['getDocument']>['composed']>['fields']
/** What a paper is written of: the typed fields around it, and its text. */
export type Composed = { fields: PaperFields; body: { schema: 1; doc: BodyNode } }

export const emptyComposed: Composed = {
  fields: { addressees: [], recipientLines: [], keep: 'VT', draftersMark: '', circulation: '', footer: '', legalBases: [], secretary: '' },
  body: { schema: 1, doc: { type: 'doc', content: [{ type: 'paragraph' }] } },
}

const written = (lines: readonly string[]) => lines.map((line) => line.normalize('NFC').trim()).filter((line) => line !== '')
const isEmptyParagraph = (node: BodyNode) => node.type === 'paragraph' && (node.content ?? []).length === 0
/** The editor keeps an empty line to write on at the end; the paper has none. */
function withoutEnd(doc: BodyNode): BodyNode {
  const content = doc.content ?? []
  const last = content.findLastIndex((node) => !isEmptyParagraph(node))
  return { ...doc, content: content.slice(0, Math.max(1, last + 1)) }
}

/** As it is sent: lines without the empty ones that stand between while one types. */
export function sentOf({ fields, body }: Composed): Composed {
  const { addressees, recipientLines, legalBases } = fields
  return {
    fields: { ...fields, addressees: written(addressees), recipientLines: written(recipientLines), legalBases: written(legalBases) },
    body: { schema: 1, doc: withoutEnd(body.doc) },
  }
}

export const isEmptyBody = ({ body }: Composed) => (body.doc.content ?? []).every(isEmptyParagraph)
