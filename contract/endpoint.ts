import { z } from 'zod'
import { type PathName, paths } from './paths.ts'

export type ActorKind = 'nobody' | 'person' | 'link' | 'neighbour' | 'channel' | 'system'
type Shape = z.ZodType
type Parts = {
  /** Kinds of actor admitted; 'nobody' must be written to be open to the public. */
  auth: readonly ActorKind[]
  params?: Shape
  query?: Shape
  body?: Shape
  reply: Shape
  /** Codes it may answer besides invalid input, unauthenticated and rate limits. */
  errors: readonly string[]
  /** A change carries act id, client time and app version; only sign-in and the like do without. */
  act?: boolean
  /** Where a body may be larger than usual. */
  maxBodyBytes?: number
  summary: string
}
export type Endpoint<P extends Parts = Parts> = P & { name: PathName; method: string; path: string }

/** An endpoint is a value: server validation, reply filter, types of both sides and OpenAPI come from it. */
export function endpoint<const N extends PathName, P extends Parts>(name: N, parts: P): P & { name: N; method: string; path: string } {
  const [method, path] = paths[name].split(' ') as [string, string]
  return { ...parts, name, method, path }
}

type Of<P, K extends string, Side extends 'input' | 'output'> = K extends keyof P
  ? P[K] extends Shape
    ? Side extends 'input'
      ? z.input<P[K]>
      : z.output<P[K]>
    : undefined
  : undefined
export type Input<E> = { params: Of<E, 'params', 'output'>; query: Of<E, 'query', 'output'>; body: Of<E, 'body', 'output'> }
export type Reply<E> = Of<E, 'reply', 'input'>
export type ReplyData<E> = Of<E, 'reply', 'output'>
type Needed<T> = { [K in keyof T as T[K] extends undefined ? never : K]: T[K] }
/** What the client passes: only the parts that the endpoint has. */
export type CallInput<E> = Needed<{ params: Of<E, 'params', 'input'>; query: Of<E, 'query', 'input'>; body: Of<E, 'body', 'input'> }>

export const id = z.uuid()
export const day = z.iso.date()
export const instant = z.iso.datetime({ offset: true })
export const none = z.object({})
/** What the actor may do with an item: true, or the code of the denial, which the client shows on the disabled button. */
export const may = z.union([z.literal(true), z.string()])
export const cursorQuery = { cursor: z.string().max(1000).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }
export const page = <T extends Shape>(item: T) => z.object({ items: z.array(item), next: z.string().nullable() })
/** Free words of people: trimmed, without control characters, never empty. */
const unwritable = /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}]/gu
/** Composed, without what cannot be written on paper or into a file: controls, halves of characters, non-characters; line ends stay. */
export const clean = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(unwritable, (one) => (one === '\n' || one === '\t' ? one : ''))
export const words = (max: number) => z.string().overwrite(clean).trim().min(1).max(max)
/** What somebody looks for, composed as everything stored is. */
export const sought = (max: number) =>
  z
    .string()
    .overwrite((text) => text.normalize('NFC'))
    .trim()
    .max(max)
