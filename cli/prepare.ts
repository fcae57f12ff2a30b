import { fileURLToPath } from 'node:url'
import pg from 'pg'
import { prepareQueue } from '../server/platform/jobs.ts'
import { migrate } from '../server/platform/migrate.ts'
import { type Command, UsageError } from './command.ts'

const migrations = fileURLToPath(new URL('../db/migrations', import.meta.url))

/** Schema and queue up to date. Returns the migrations that were new. */
export async function prepareSchema(databaseUrl: string): Promise<string[]> {
  const applied = await migrate(databaseUrl, migrations)
  await prepareQueue(databaseUrl)
  return applied
}

/** What kind of installation the database holds; undefined when none. */
async function kindOf(databaseUrl: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'nhipcau-prepare' })
  await client.connect()
  try {
    return (await client.query<{ kind: string }>('select kind from installation')).rows[0]?.kind
  } finally {
    await client.end()
  }
}

export const prepare: Command = {
  summary: {
    vi: 'Cập nhật cơ sở dữ liệu; nếu còn trống thì nạp bản trình diễn (trừ khi NHIPCAU_OFFICE=1)',
    en: 'Bring the database up to date; an empty one gets the demonstration (unless NHIPCAU_OFFICE=1)',
  },
  needsDatabase: true,
  async run({ env, output }) {
    const applied = await prepareSchema(env.DATABASE_URL)
    const wantsOffice = env.NHIPCAU_OFFICE === '1'
    const kind = await kindOf(env.DATABASE_URL)
    if (wantsOffice && kind === 'demo') {
      throw new UsageError(
        'Cơ sở dữ liệu này là bản trình diễn; bản trình diễn không bao giờ trở thành cơ quan thật. Hãy dùng cơ sở dữ liệu mới.',
        'This database is a demonstration, which never becomes an office. Use a new database.',
      )
    }
    if (wantsOffice && kind === undefined)
      output.note('Cơ sở dữ liệu trống: chạy lệnh init để lập cơ quan.', 'The database is empty: run init to found the office.')
    const loads = kind === undefined && !wantsOffice
    if (loads) {
      const [{ withApp }, { loadDemo }] = await Promise.all([import('./open-app.ts'), import('../db/demo/load-demo.ts')])
      await withApp(env, loadDemo)
    }
    output.answer({ applied, installation: loads ? 'demo' : (kind ?? null), demoLoaded: loads }, loads ? 'Đã nạp bản trình diễn / Demonstration loaded' : '')
    return 0
  },
}
