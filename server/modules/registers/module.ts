import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const registers: Module = {
  name: 'registers',
  tables: [
    ...['sequence', 'sequence_type', 'sequence_year', 'number', 'register', 'register_entry', 'number_change'],
    ...['post_item', 'copy_use', 'copy_return', 'secret_line'],
  ],
  routes,
}
