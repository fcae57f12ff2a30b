import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const organisation: Module = {
  name: 'organisation',
  tables: [
    ...['installation', 'party', 'unit', 'unit_successor', 'reorganisation', 'party_code', 'address'],
    ...['person', 'appointment', 'role_grant', 'reader', 'issuer', 'seal', 'delegation'],
  ],
  routes,
  renews: [
    ...['appointment.made', 'appointment.ended', 'grants.set', 'unit.closed', 'units.merged', 'unit.split'],
    ...['delegation.recorded', 'delegation.ended'],
  ],
}
