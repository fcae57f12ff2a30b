import { benchSend } from '../bench/send/bench-send.ts'
import { type Command, UsageError } from './command.ts'
import { table } from './output.ts'
import { prepareSchema } from './prepare.ts'

export const bench: Command = {
  summary: { vi: 'Đo tốc độ: gửi, hộp văn bản đến, ma trận', en: 'Measure: sending, inboxes, matrix' },
  usage: 'send [--peer mail]',
  options: { peer: { type: 'string' } },
  needsDatabase: false,
  async run({ positionals, options, output }) {
    const [name] = positionals
    if (name !== 'send') throw new UsageError('Có một phép đo: send.', 'There is one benchmark: send.')
    if (options.peer !== undefined && options.peer !== 'mail') throw new UsageError('--peer phải là: mail.', '--peer must be: mail.')
    const result = await benchSend({ mail: options.peer === 'mail', prepare: prepareSchema, say: (line) => void process.stderr.write(`${line}\n`) })
    const rows = result.figures.map(({ name, value, unit, goal, ok }) => ({ name, value, unit, goal: goal ?? '', ok: ok ?? '' }))
    output.answer(result, `${result.setup}\n\n${table(rows)}`)
    return result.figures.every((one) => one.ok !== false) ? 0 : 1
  },
}
