import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const documents: Module = {
  name: 'documents',
  tables: ['document', 'revision', 'attachment', 'step', 'signature_slot', 'document_place', 'document_recipient', 'verify_link', 'amendment'],
  routes,
}
