import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const signatures: Module = {
  name: 'signatures',
  tables: ['certificate_authority', 'credential', 'certificate_request', 'seal_key', 'signing', 'signature_image'],
  routes,
}
