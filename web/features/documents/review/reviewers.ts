import type { Api } from '../../../../contract/api.ts'
import type { ReplyData } from '../../../../contract/endpoint.ts'

export type Reviewers = ReplyData<Api['listReviewers']>
export type Colleague = { key: string; appointmentId: string; personId: string; name: string; detail: string }
export type Asked = { appointmentId: string; capacity: string }

export const colleaguesOf = ({ items }: Reviewers): Colleague[] =>
  items.map(({ appointmentId, personId, fullName, office, unitName }) => ({
    ...{ key: appointmentId, appointmentId, personId, name: fullName },
    detail: [office, unitName].filter(Boolean).join(', '),
  }))

const marks = /[\u0300-\u036f]/g
const fold = (text: string) => text.normalize('NFD').replace(marks, '').replace(/[đĐ]/g, 'd').toLowerCase()
/** By a part of name or office, without diacritics; who is taken is not offered again. */
export function findColleagues(all: readonly Colleague[], taken: ReadonlySet<string>, text: string): Colleague[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  return all.filter((one) => !taken.has(one.personId) && words.every((word) => fold(`${one.name} ${one.detail}`).includes(word)))
}

/** The one at `index` before the one that stood before him. */
export function moveForward(asked: readonly Asked[], index: number): Asked[] {
  const [one, before] = [asked[index], asked[index - 1]]
  if (!one || !before) return [...asked]
  return [...asked.slice(0, index - 1), one, before, ...asked.slice(index + 1)]
}
