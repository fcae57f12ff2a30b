import { type Command, UsageError } from './command.ts'
import { withApp } from './open-app.ts'
import { prepareSchema } from './prepare.ts'

export const seed: Command = {
  summary: { vi: 'Nạp bản trình diễn vào cơ sở dữ liệu trống', en: 'Load the demonstration into an empty database' },
  needsDatabase: true,
  async run({ env, output }) {
    await prepareSchema(env.DATABASE_URL)
    const { loadDemo } = await import('../db/demo/load-demo.ts')
    if (!(await withApp(env, loadDemo)))
      throw new UsageError(
        'Cơ sở dữ liệu đã có dữ liệu; bản trình diễn chỉ nạp vào cơ sở dữ liệu trống.',
        'The database holds data already; the demonstration goes into an empty one only.',
      )
    output.answer({ demoLoaded: true }, 'Đã nạp bản trình diễn / Demonstration loaded')
    return 0
  },
}
