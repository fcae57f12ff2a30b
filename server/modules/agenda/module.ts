import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const agenda: Module = { name: 'agenda', tables: ['agenda_entry', 'agenda_party', 'agenda_version', 'agenda_keeper'], routes }
