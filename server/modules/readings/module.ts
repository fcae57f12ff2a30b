import type { Module } from '../../platform/module.ts'
import { keepMonths } from './keep-months.ts'

export const readings: Module = {
  name: 'readings',
  tables: ['access_log'],
  routes: [],
  jobs: { 'readings.keep_months': keepMonths },
  cron: ['23 1 * * * readings.keep_months'],
}
