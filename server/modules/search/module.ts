import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const search: Module = { name: 'search', tables: ['search_entry', 'saved_search'], routes }
