import * as contract from '../../../contract/agenda.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { agendaPdf } from './agenda-pdf.ts'
import { cancelEntry, postponeEntry } from './end-entry.ts'
import { getAgenda } from './get-agenda.ts'
import { addKeeper, endKeeper } from './let-keep.ts'
import { listOfDelivery } from './list-of-delivery.ts'
import { publishAgenda } from './publish-agenda.ts'
import { saveEntry } from './save-entry.ts'

export const routes: readonly Route[] = [
  serve(contract.getAgenda, (ctx, { query }) => getAgenda(ctx, query)),
  serve(contract.saveAgendaEntry, (ctx, { params, body }) => saveEntry(ctx, params.id, body)),
  serve(contract.cancelAgendaEntry, (ctx, { params, body }) => cancelEntry(ctx, params.id, body.reason)),
  serve(contract.postponeAgendaEntry, (ctx, { params, body }) => postponeEntry(ctx, params.id, body)),
  serve(contract.publishAgenda, (ctx, { body }) => publishAgenda(ctx, body)),
  serve(contract.addAgendaKeeper, (ctx, { body }) => addKeeper(ctx, body)),
  serve(contract.endAgendaKeeper, (ctx, { params }) => endKeeper(ctx, params.id)),
  serveFile(contract.agendaPdf, (ctx, { query }) => agendaPdf(ctx, query)),
  serve(contract.getDeliveryAgenda, (ctx, { params }) => listOfDelivery(ctx, params.id)),
]
