import { newId } from '../../../platform/ids.ts'
import { signedIn } from '../../../testing/seed.ts'
import type { TestApp } from '../../../testing/test-app.ts'
import { issuedDocument, provinceThatSends, type Sender } from '../../dispatches/testing/issued-document.ts'

export type Name = keyof Sender['seeded']['people']
type Assignee = { id?: string; role?: 'lead' | 'support' | 'information'; person?: Name; unitId?: string; dueOn: string | null }

/** The province and its communes, by HTTP as their people use them, with a copy given out to work on. */
export async function officeAtWork(app: TestApp) {
  const sender = await provinceThatSends(app)
  const cookies: Record<string, string> = {}
  for (const [name, { id }] of Object.entries(sender.seeded.people)) cookies[name] = (await signedIn(app, id)).cookie

  const call = async (name: Name, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, actId = newId()) => {
    const headers = { cookie: cookies[name] ?? '', 'x-act-id': actId }
    const reply = await app.server.inject({ method, url, headers, ...(payload && { payload }) })
    return { status: reply.statusCode, body: reply.json() }
  }

  /** A registered copy of commune A. */
  const accepted = async (more: { dueOn?: string; access?: 'unit' | 'named'; replyDueOn?: string } = {}): Promise<string> => {
    const { dueOn = null, ...content } = more
    const documentId = await issuedDocument(app, sender, { ...content, recipients: [{ scope: { kind: 'all_communes' }, purpose: 'action' }] })
    const dispatchId = newId()
    await call('clerk', 'POST', `/api/documents/${documentId}/dispatches`, { id: dispatchId })
    const { id } = await app.db
      .selectFrom('delivery')
      .select('id')
      .where('dispatch_id', '=', dispatchId)
      .where('party_id', '=', sender.seeded.units.communeA)
      .executeTakeFirstOrThrow()
    const reply = await call('clerkA', 'POST', `/api/deliveries/${id}/acceptance`, { dueOn })
    if (reply.status !== 200) throw new Error(`not accepted: ${JSON.stringify(reply.body)}`)
    return id
  }

  const assign = (deliveryId: string, assignees: readonly Assignee[], who: Name = 'leaderA') => {
    const assignments = assignees.map(({ id = newId(), role = 'lead', person, unitId, dueOn }) => ({
      ...{ id, role, dueOn },
      ...(person ? { personId: sender.seeded.people[person].id } : { unitId }),
    }))
    return call(who, 'PUT', `/api/deliveries/${deliveryId}/assignments`, { assignments, instruction: 'Làm ngay' })
  }

  /** What the person's desk says of one thing. */
  const onDesk = async (name: Name, objectId: string) =>
    (await call(name, 'GET', '/api/desk')).body.items.filter((item: { objectId: string }) => item.objectId === objectId)

  return { sender, call, accepted, assign, onDesk }
}
