import { sql } from 'kysely'
import type { ReplyData } from '../../../contract/endpoint.ts'
import type { saveRecipientGroup } from '../../../contract/recipient-groups.ts'
import type { Db } from '../../platform/db.ts'
import { closedUnits, findScopes, nameScopes, type Recipient, type Scope } from '../organisation/public.ts'

type Group = ReplyData<typeof saveRecipientGroup>
type Row = { id: string; name: string; members: Recipient[] }

async function groupsOf(db: Db, unitId: string, id?: string): Promise<Row[]> {
  const { rows } = await sql<Row>`
    select g.id, g.name, (select json_agg(json_build_object('scope', m.scope, 'purpose', m.purpose) order by m.ordinal)
      from recipient_group_member m where m.group_id = g.id) as members
    from recipient_group g where g.unit_id = ${unitId} and g.removed_at is null and (${id ?? null}::uuid is null or g.id = ${id ?? null})
    order by vn_fold(g.name), g.id`.execute(db)
  return rows
}

const unitIdOf = (scope: Scope) => ('unitId' in scope ? scope.unitId : '')
/** Each place once, in the first purpose it was given. */
function withoutRepeats(members: readonly Recipient[]): Recipient[] {
  const seen = new Map<string, Recipient>()
  for (const member of members) {
    const key = unitIdOf(member.scope) || member.scope.kind
    if (!seen.has(key)) seen.set(key, member)
  }
  return [...seen.values()]
}

/** Groups as they are used today. */
export async function listGroups(db: Db, unitId: string, id?: string): Promise<Group[]> {
  const rows = await groupsOf(db, unitId, id)
  const unitIds = rows.flatMap((row) => row.members.map((member) => unitIdOf(member.scope)).filter(Boolean))
  const closed = await closedUnits(db, unitIds)
  const counts = new Map((await findScopes(db, unitId, '')).map((found) => [found.scope.kind, found.count]))
  const groups: Group[] = []
  for (const row of rows) {
    const used = row.members.flatMap((member): Recipient[] => {
      const gone = closed.get(unitIdOf(member.scope))
      const successors = gone?.successors.filter((one) => one.unitId !== unitId)
      return successors ? successors.map((one) => ({ scope: { kind: 'unit', unitId: one.unitId }, purpose: member.purpose })) : [member]
    })
    const members = withoutRepeats(used)
    const scopes = members.map((member) => member.scope)
    const names = await nameScopes(db, scopes)
    groups.push({
      ...{ id: row.id, name: row.name },
      members: members.map((member, index) => ({
        ...member,
        name: names[index] ?? '',
        count: 'unitId' in member.scope ? 1 : (counts.get(member.scope.kind) ?? 0),
      })),
      closed: row.members.flatMap((member) => {
        const gone = closed.get(unitIdOf(member.scope))
        return gone ? [{ name: gone.name, successors: gone.successors.map((one) => one.name) }] : []
      }),
    })
  }
  return groups
}
