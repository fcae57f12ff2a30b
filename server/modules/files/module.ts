import type { Module } from '../../platform/module.ts'
import { cleanUp } from './clean-up.ts'
import { convertFile } from './convert-file.ts'
import { routes } from './routes.ts'

export const files: Module = {
  name: 'files',
  tables: ['file', 'file_use', 'rendition'],
  routes,
  jobs: { 'files.convert': convertFile, 'files.clean_up': cleanUp },
  cron: ['41 2 * * * files.clean_up'],
}
