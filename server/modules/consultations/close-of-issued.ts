import { inTransaction } from '../../platform/act.ts'
import { emit } from '../../platform/events.ts'
import type { JobHandler } from '../../platform/jobs.ts'
import { toldOf } from './load-request.ts'
import * as queries from './queries.ts'
import { findRequest, listOpenRequests, lockRequest } from './views.ts'

/** What is still asked about a document ends with its issue: the desks no longer list it, whoever was asked is told. */
export const closeOfIssued: JobHandler = async (ctx, payload) => {
  const { objectId } = payload as { objectId: string }
  for (const id of await listOpenRequests(ctx.db, objectId)) {
    await inTransaction(ctx, async (inner) => {
      await lockRequest(inner.db, id)
      const request = await findRequest(inner.db, id)
      if (!request || !(await queries.closeRequest(inner.db, id, inner.now))) return
      const facts = { documentId: objectId, dueOn: request.dueOn, byIssue: true }
      const tell = await toldOf(inner, request)
      await emit(inner, [{ name: 'consult_request.closed', objectKind: 'consult_request', objectId: id, unitId: request.unitId, tell, facts }])
    })
  }
}
