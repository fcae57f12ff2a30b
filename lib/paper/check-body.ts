import { Node } from 'prosemirror-model'
import { bodySchema } from './body-schema.ts'

export type BodyFault = 'invalid' | 'too_long' | 'too_deep'
export class BodyError extends Error {
  readonly fault: BodyFault
  constructor(fault: BodyFault) {
    super(fault)
    this.fault = fault
  }
}

/** Lists in lists in table cells: no paper needs more. */
const deepest = 40
const mostNodes = 60_000
const mostCharacters = 1_000_000

type Json = { type?: unknown; attrs?: unknown; marks?: unknown; content?: unknown; text?: unknown }
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)

const childrenOf = (node: unknown): unknown[] => (isObject(node) && Array.isArray(node.content) ? node.content : [])
const charactersOf = (node: unknown): number => (isObject(node) && typeof node.text === 'string' ? node.text.length : 0)

/** Without recursion, before anything walks the tree. */
function measure(doc: unknown): void {
  let level: unknown[] = [doc]
  const sum = { nodes: 0, characters: 0 }
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > deepest) throw new BodyError('too_deep')
    sum.nodes += level.length
    sum.characters += level.reduce<number>((all, node) => all + charactersOf(node), 0)
    if (sum.nodes > mostNodes || sum.characters > mostCharacters) throw new BodyError('too_long')
    level = level.flatMap(childrenOf)
  }
}

const knownKeys = new Set(['type', 'attrs', 'marks', 'content', 'text'])
function refuseUnknown(given: unknown, attrsOf: (name: string) => object | null | undefined): void {
  if (!isObject(given) || typeof given.type !== 'string' || Object.keys(given).some((key) => !knownKeys.has(key))) throw new BodyError('invalid')
  const known = attrsOf(given.type)
  if (!known) throw new BodyError('invalid')
  if (given.attrs === undefined || given.attrs === null) return
  if (!isObject(given.attrs) || Object.keys(given.attrs).some((key) => !(key in known))) throw new BodyError('invalid')
}
/** The editor's library passes over attributes it does not know; what is kept here must be known wholly. */
function refuseForeign(given: Json): void {
  refuseUnknown(given, (name) => (Object.hasOwn(bodySchema.nodes, name) ? (bodySchema.nodes[name]?.spec.attrs ?? {}) : null))
  for (const mark of Array.isArray(given.marks) ? given.marks : []) {
    refuseUnknown(mark, (name) => (Object.hasOwn(bodySchema.marks, name) ? (bodySchema.marks[name]?.spec.attrs ?? {}) : null))
  }
  for (const child of Array.isArray(given.content) ? given.content : []) refuseForeign(child as Json)
}

/** The text as the editor's library reads it. Throws BodyError: too_deep, too_long, invalid. */
export function checkBody(doc: unknown): Node {
  measure(doc)
  try {
    refuseForeign(doc as Json)
    const node = Node.fromJSON(bodySchema, doc)
    node.check()
    if (node.type !== bodySchema.topNodeType) throw new BodyError('invalid')
    return node
  } catch (error) {
    if (error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) throw new BodyError('invalid')
    throw error
  }
}
