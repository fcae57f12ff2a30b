import { registerByHand as registerByHandEndpoint } from '../../../contract/by-hand.ts'
import * as contract from '../../../contract/dispatches.ts'
import * as forwards from '../../../contract/forwards.ts'
import * as many from '../../../contract/many-deliveries.ts'
import * as readings from '../../../contract/readings.ts'
import * as recalls from '../../../contract/recalls.ts'
import * as groups from '../../../contract/recipient-groups.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { wayOf } from '../readings/public.ts'
import { acceptDeliveries } from './accept-deliveries.ts'
import { acceptDelivery } from './accept-delivery.ts'
import { answerRecall } from './answer-recall.ts'
import { readDelivery } from './delivery-detail.ts'
import { deliveryAttachment, deliveryFile, markedDelivery } from './delivery-files.ts'
import { deliveryReadings } from './delivery-readings.ts'
import { dispatchDocument } from './dispatch-document.ts'
import { findDuplicates } from './find-duplicates.ts'
import { forwardDelivery } from './forward-delivery.ts'
import { previewForward } from './forward-receivers.ts'
import { getDispatch } from './get-dispatch.ts'
import { getOverview, listDispatches } from './list-dispatches.ts'
import { listInbox } from './list-inbox.ts'
import { listRecipientGroups } from './list-recipient-groups.ts'
import { matrixPdf } from './matrix-pdf.ts'
import { matrixXlsx } from './matrix-xlsx.ts'
import { openDelivery } from './open-delivery.ts'
import { findRecipients, previewRecipients } from './preview-recipients.ts'
import { recallDocument } from './recall-document.ts'
import { refuseDelivery } from './refuse-delivery.ts'
import { registerByHand } from './register-by-hand.ts'
import { remindUnits } from './remind-units.ts'
import { removeRecipientGroup } from './remove-recipient-group.ts'
import { reportFault } from './report-fault.ts'
import { saveRecipientGroup } from './save-recipient-group.ts'
import { withdrawDeliveries } from './withdraw-deliveries.ts'

export const routes: Route[] = [
  serve(contract.previewRecipients, (ctx, { body }) => previewRecipients(ctx, body)),
  serve(contract.findRecipients, (ctx, { query }) => findRecipients(ctx, query)),
  serve(groups.listRecipientGroups, (ctx, { query }) => listRecipientGroups(ctx, query.unitId)),
  serve(groups.saveRecipientGroup, (ctx, { params, body }) => saveRecipientGroup(ctx, params.id, body)),
  serve(groups.removeRecipientGroup, (ctx, { params }) => removeRecipientGroup(ctx, params.id)),
  serve(contract.dispatchDocument, (ctx, { params, body }) => dispatchDocument(ctx, params.id, body)),
  serve(contract.listDispatches, (ctx, { query }) => listDispatches(ctx, query)),
  serve(contract.getOverview, (ctx, { query }) => getOverview(ctx, query)),
  serve(contract.getDispatch, (ctx, { params }) => getDispatch(ctx, params.id)),
  serve(contract.remindUnits, (ctx, { params, body }) => remindUnits(ctx, params.id, body)),
  serve(contract.withdrawDeliveries, (ctx, { params, body }) => withdrawDeliveries(ctx, params.id, body)),
  serve(recalls.recallDocument, (ctx, { params, body }) => recallDocument(ctx, params.id, body)),
  serve(recalls.answerRecall, (ctx, { params, body }) => answerRecall(ctx, params.id, body)),
  serveFile(contract.matrixPdf, (ctx, { params }) => matrixPdf(ctx, params.id)),
  serveFile(contract.matrixXlsx, (ctx, { params }) => matrixXlsx(ctx, params.id)),
  serve(contract.listInbox, (ctx, { query }) => listInbox(ctx, query)),
  serve(contract.getDelivery, (ctx, { params }) => readDelivery(ctx, params.id)),
  serve(forwards.previewForward, (ctx, { params, body }) => previewForward(ctx, params.id, body)),
  serve(forwards.forwardDelivery, (ctx, { params, body }) => forwardDelivery(ctx, params.id, body)),
  serve(contract.findDuplicates, (ctx, { query }) => findDuplicates(ctx, query)),
  serve(contract.openDelivery, (ctx, { params }) => openDelivery(ctx, params.id)),
  serve(contract.acceptDelivery, (ctx, { params, body }) => acceptDelivery(ctx, params.id, body)),
  serve(many.acceptDeliveries, (ctx, { body }) => acceptDeliveries(ctx, body.ids)),
  serve(contract.refuseDelivery, (ctx, { params, body }) => refuseDelivery(ctx, params.id, body)),
  serve(contract.reportFault, (ctx, { params, body }) => reportFault(ctx, params.id, body)),
  serveFile(contract.deliveryFile, (ctx, { params, query }) => deliveryFile(ctx, params.id, wayOf(query))),
  serveFile(readings.markedDelivery, (ctx, { params }) => markedDelivery(ctx, params.id)),
  serveFile(contract.deliveryAttachment, (ctx, { params }) => deliveryAttachment(ctx, params.id, params.attachmentId)),
  serve(readings.listDeliveryReadings, (ctx, { params, query }) => deliveryReadings(ctx, params.id, query)),
  serve(registerByHandEndpoint, (ctx, { body }) => registerByHand(ctx, body)),
]
