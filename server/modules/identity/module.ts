import type { Module } from '../../platform/module.ts'
import { cleanUp } from './clean-up.ts'
import { routes } from './routes.ts'

export const identity: Module = {
  name: 'identity',
  tables: ['account', 'web_session', 'sign_in_attempt', 'one_time_link'],
  routes,
  jobs: { 'identity.clean_up': cleanUp },
  cron: ['17 3 * * * identity.clean_up'],
}
