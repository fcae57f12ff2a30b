import type { Module } from '../../platform/module.ts'
import { cancelRecalled } from './cancel-recalled.ts'
import { routes } from './routes.ts'
import { tellOfDue } from './tell-of-due.ts'

export const tasks: Module = {
  name: 'tasks',
  tables: ['submission', 'assignment', 'task_notice', 'instruction', 'instruction_pen', 'settlement_proposal', 'urging'],
  routes,
  jobs: { 'tasks.tell_of_due': tellOfDue, 'tasks.cancel_recalled': cancelRecalled },
  reactions: { 'document.recalled': 'tasks.cancel_recalled' },
  cron: ['7 * * * * tasks.tell_of_due'],
}
