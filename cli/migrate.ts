import { fileURLToPath } from 'node:url'
import { migrate as runMigrations } from '../server/platform/migrate.ts'
import type { Command } from './command.ts'

export const migrate: Command = {
  summary: { vi: 'Cập nhật cấu trúc cơ sở dữ liệu', en: 'Bring the database schema up to date' },
  needsDatabase: true,
  async run({ env, output }) {
    const applied = await runMigrations(env.DATABASE_URL, fileURLToPath(new URL('../db/migrations', import.meta.url)))
    output.answer({ applied }, applied.length > 0 ? applied.join('\n') : 'Không có gì mới / Nothing to do')
    return 0
  },
}
