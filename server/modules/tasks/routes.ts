import * as contract from '../../../contract/tasks.ts'
import { type Route, serve } from '../../platform/http.ts'
import { assignDelivery } from './assign-delivery.ts'
import { getDesk } from './get-desk.ts'
import { listAssignees } from './list-assignees.ts'
import { returnSubmission } from './return-submission.ts'
import { finishAssignment, reopenAssignment, startAssignment } from './settle-delivery.ts'
import { submitDelivery } from './submit-delivery.ts'

export const routes: Route[] = [
  serve(contract.submitDelivery, (ctx, { params, body }) => submitDelivery(ctx, params.id, body)),
  serve(contract.returnSubmission, (ctx, { params, body }) => returnSubmission(ctx, params.id, body.reason)),
  serve(contract.assignDelivery, (ctx, { params, body }) => assignDelivery(ctx, params.id, body)),
  serve(contract.startAssignment, (ctx, { params }) => startAssignment(ctx, params.id)),
  serve(contract.finishAssignment, (ctx, { params, body }) => finishAssignment(ctx, params.id, body.note)),
  serve(contract.reopenAssignment, (ctx, { params, body }) => reopenAssignment(ctx, params.id, body.reason)),
  serve(contract.listAssignees, (ctx, { query }) => listAssignees(ctx, query.unitId)),
  serve(contract.getDesk, (ctx) => getDesk(ctx)),
]
