import type { Module } from '../../platform/module.ts'
import { routes } from './routes.ts'

export const tasks: Module = { name: 'tasks', tables: ['submission', 'assignment'], routes }
