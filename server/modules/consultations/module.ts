import type { Module } from '../../platform/module.ts'
import { closeOfIssued } from './close-of-issued.ts'
import { routes } from './routes.ts'

export const consultations: Module = {
  name: 'consultations',
  tables: ['consult_request', 'consult_party', 'consult_opinion', 'consult_extension', 'comment'],
  routes,
  jobs: { 'consultations.close_of_issued': closeOfIssued },
  reactions: { 'document.issued': 'consultations.close_of_issued' },
}
