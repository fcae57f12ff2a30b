import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'

export type Role = 'lead' | 'support' | 'information'
export type Assignees = ReplyData<Api['listAssignees']>
/** A person or a whole department to whom work can be given. */
export type Assignee = { key: string; kind: 'person' | 'unit'; id: string; name: string; detail: string }
export type Chosen = { assignmentId: string; assignee: Assignee; role: Role }
export type Assignment = CallInput<Api['assignDelivery']>['body']['assignments'][number]

export function assigneesOf({ people, units }: Assignees): Assignee[] {
  return [
    ...people.map(({ personId, fullName, office, unitName }) => ({
      key: `person ${personId}`,
      kind: 'person' as const,
      id: personId,
      name: fullName,
      detail: [office, unitName].filter(Boolean).join(', '),
    })),
    ...units.map(({ unitId, name }) => ({ key: `unit ${unitId}`, kind: 'unit' as const, id: unitId, name, detail: '' })),
  ]
}

const marks = /[̀-ͯ]/g
/** Without diacritics and case: "ban dan toc" finds "Ban Dân tộc". */
const fold = (text: string) => text.normalize('NFD').replace(marks, '').replace(/[đĐ]/g, 'd').toLowerCase()
export function findAssignees(all: readonly Assignee[], chosen: readonly Chosen[], text: string): Assignee[] {
  const words = fold(text).split(/\s+/).filter(Boolean)
  const taken = new Set(chosen.map((one) => one.assignee.key))
  return all.filter((one) => !taken.has(one.key) && words.every((word) => fold(`${one.name} ${one.detail}`).includes(word)))
}

/** One lead: whoever is made lead takes it from the other. */
export function withRole(chosen: readonly Chosen[], key: string, role: Role): Chosen[] {
  return chosen.map((one) => {
    if (one.assignee.key === key) return { ...one, role }
    return role === 'lead' && one.role === 'lead' ? { ...one, role: 'support' as const } : one
  })
}
export const toAssignments = (chosen: readonly Chosen[], dueOn: string): Assignment[] =>
  chosen.map(({ assignmentId, assignee, role }) => ({
    id: assignmentId,
    role,
    ...(assignee.kind === 'person' ? { personId: assignee.id } : { unitId: assignee.id }),
    dueOn: role === 'information' || dueOn === '' ? null : dueOn,
  }))
