import * as handling from '../../../contract/handling.ts'
import * as many from '../../../contract/many-deliveries.ts'
import * as contract from '../../../contract/tasks.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { wayOf } from '../readings/public.ts'
import { answerDelivery } from './answer-delivery.ts'
import { assignDelivery } from './assign-delivery.ts'
import { getDesk } from './get-desk.ts'
import { getHandling } from './get-handling.ts'
import { giveInstruction } from './give-instruction.ts'
import { handOnDelivery } from './hand-on-delivery.ts'
import { instructionAudio, instructionPen } from './instruction-files.ts'
import { listAssignees } from './list-assignees.ts'
import { finishDeliveries, submitDeliveries } from './many-deliveries.ts'
import { proposeSettlement } from './propose-settlement.ts'
import { returnSubmission } from './return-submission.ts'
import { finishAssignment, reopenAssignment, startAssignment } from './settle-delivery.ts'
import { stampedCopy } from './stamped-copy.ts'
import { submitDelivery } from './submit-delivery.ts'
import { urgeDelivery } from './urge-delivery.ts'

export const routes: Route[] = [
  serve(contract.submitDelivery, (ctx, { params, body }) => submitDelivery(ctx, params.id, body)),
  serve(many.submitDeliveries, (ctx, { body }) => submitDeliveries(ctx, body)),
  serve(many.finishDeliveries, (ctx, { body }) => finishDeliveries(ctx, body)),
  serve(contract.returnSubmission, (ctx, { params, body }) => returnSubmission(ctx, params.id, body.reason)),
  serve(contract.assignDelivery, (ctx, { params, body }) => assignDelivery(ctx, params.id, body)),
  serve(contract.startAssignment, (ctx, { params }) => startAssignment(ctx, params.id)),
  serve(contract.finishAssignment, (ctx, { params, body }) => finishAssignment(ctx, params.id, body.note)),
  serve(contract.reopenAssignment, (ctx, { params, body }) => reopenAssignment(ctx, params.id, body.reason)),
  serve(contract.listAssignees, (ctx, { query }) => listAssignees(ctx, query.unitId)),
  serve(handling.getHandling, (ctx, { params }) => getHandling(ctx, params.id)),
  serve(handling.giveInstruction, (ctx, { params, body }) => giveInstruction(ctx, params.id, body)),
  serve(handling.handOnDelivery, (ctx, { params, body }) => handOnDelivery(ctx, params.id, body)),
  serve(handling.proposeSettlement, (ctx, { params, body }) => proposeSettlement(ctx, params.id, body)),
  serve(handling.urgeDelivery, (ctx, { params, body }) => urgeDelivery(ctx, params.id, body)),
  serve(handling.answerDelivery, (ctx, { params, body }) => answerDelivery(ctx, params.id, body)),
  serveFile(handling.stampedCopy, (ctx, { params, query }) =>
    stampedCopy(ctx, params.id, { way: wayOf(query), pen: query.pen === '1', mark: query.mark !== undefined }),
  ),
  serveFile(handling.instructionAudio, (ctx, { params }, { request }) => instructionAudio(ctx, params.id, params.instructionId, request.headers.range)),
  serveFile(handling.instructionPen, (ctx, { params }) => instructionPen(ctx, params.id, params.penId)),
  serve(contract.getDesk, (ctx) => getDesk(ctx)),
]
