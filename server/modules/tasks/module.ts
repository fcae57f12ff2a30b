import type { Module } from '../../platform/module.ts'
import { cancelRecalled } from './cancel-recalled.ts'
import { routes } from './routes.ts'

export const tasks: Module = {
  name: 'tasks',
  tables: ['submission', 'assignment'],
  routes,
  jobs: { 'tasks.cancel_recalled': cancelRecalled },
  reactions: { 'document.recalled': 'tasks.cancel_recalled' },
}
