import * as delegations from '../../../contract/delegations.ts'
import * as contract from '../../../contract/organisation.ts'
import * as reorganisations from '../../../contract/reorganisations.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { addAppointment } from './add-appointment.ts'
import { closeUnit } from './close-unit.ts'
import { createPerson } from './create-person.ts'
import { createUnit } from './create-unit.ts'
import { endAppointment } from './end-appointment.ts'
import { endDelegation } from './end-delegation.ts'
import { exportOrganisation } from './export-organisation.ts'
import { importOrganisation } from './import-organisation.ts'
import { listIssuersOf } from './issuer-views.ts'
import { listDelegations } from './list-delegations.ts'
import { mergeUnits } from './merge-units.ts'
import { listVisiblePeople } from './person-views.ts'
import { previewReorganisation } from './preview-reorganisation.ts'
import { readReadiness } from './readiness-views.ts'
import { recordDelegation } from './record-delegation.ts'
import { listReorganisationsOf } from './reorganisation-views.ts'
import { saveIssuer } from './save-issuer.ts'
import { saveSeal } from './save-seal.ts'
import { setGrants } from './set-grants.ts'
import { splitUnit } from './split-unit.ts'
import { getVisibleUnit, listVisibleUnits } from './unit-views.ts'
import { updatePerson } from './update-person.ts'
import { updateUnit } from './update-unit.ts'

export const routes: readonly Route[] = [
  serve(contract.listUnits, (ctx, { query }) => listVisibleUnits(ctx, query)),
  serve(contract.getUnit, (ctx, { params }) => getVisibleUnit(ctx, params.id)),
  serve(contract.createUnit, (ctx, { body }) => createUnit(ctx, body)),
  serve(contract.updateUnit, (ctx, { params, body }) => updateUnit(ctx, params.id, body)),
  serve(contract.closeUnit, (ctx, { params, body }) => closeUnit(ctx, params.id, body)),
  serve(contract.listPeople, (ctx, { query }) => listVisiblePeople(ctx, query)),
  serve(contract.createPerson, (ctx, { body }) => createPerson(ctx, body)),
  serve(contract.updatePerson, (ctx, { params, body }) => updatePerson(ctx, params.id, body)),
  serve(contract.addAppointment, (ctx, { params, body }) => addAppointment(ctx, params.id, body)),
  serve(contract.endAppointment, (ctx, { params, body }) => endAppointment(ctx, params.id, body.on)),
  serve(contract.setGrants, (ctx, { params, body }) => setGrants(ctx, params.id, body.grants)),
  serve(delegations.listDelegations, (ctx, { query }) => listDelegations(ctx, query.personId)),
  serve(delegations.recordDelegation, (ctx, { body }) => recordDelegation(ctx, body)),
  serve(delegations.endDelegation, (ctx, { params }) => endDelegation(ctx, params.id)),
  serve(contract.listIssuers, (ctx, { query }) => listIssuersOf(ctx, query.unitId)),
  serve(contract.saveIssuer, (ctx, { params, body }) => saveIssuer(ctx, { ...params, ...body })),
  serve(contract.saveSeal, (ctx, { params, body }) => saveSeal(ctx, { ...params, ...body })),
  serveFile(contract.exportOrganisation, (ctx, { query }) => exportOrganisation(ctx, query)),
  serve(contract.importOrganisation, (ctx, { body }) => importOrganisation(ctx, body)),
  serve(contract.getReadiness, (ctx, { query }) => readReadiness(ctx, query.lacking)),
  serve(reorganisations.previewReorganisation, (ctx, { body }) => previewReorganisation(ctx, body)),
  serve(reorganisations.mergeUnits, (ctx, { body }) => mergeUnits(ctx, body)),
  serve(reorganisations.splitUnit, (ctx, { params, body }) => splitUnit(ctx, params.id, body)),
  serve(reorganisations.listReorganisations, (ctx) => listReorganisationsOf(ctx)),
]
