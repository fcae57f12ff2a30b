import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const consultations: Module = {
  name: 'consultations',
  tables: ['consult_request', 'consult_party', 'consult_opinion', 'consult_extension', 'comment'],
  routes,
}
