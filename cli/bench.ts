import { benchDocuments } from '../bench/documents/bench-documents.ts'
import { benchSend } from '../bench/send/bench-send.ts'
import { type Command, UsageError } from './command.ts'
import { table } from './output.ts'
import { prepareSchema } from './prepare.ts'

export const bench: Command = {
  summary: {
    vi: 'Đo tốc độ: gửi, hộp văn bản đến, ma trận; bàn làm việc, sổ, văn bản, soạn thảo',
    en: 'Measure: sending, inboxes, matrix; desk, registers, documents, composing',
  },
  usage: 'send [--peer mail] | documents',
  options: { peer: { type: 'string' } },
  needsDatabase: false,
  async run({ positionals, options, output }) {
    const [name] = positionals
    if (name !== 'send' && name !== 'documents') throw new UsageError('Có hai phép đo: send, documents.', 'There are two benchmarks: send, documents.')
    if (options.peer !== undefined && options.peer !== 'mail') throw new UsageError('--peer phải là: mail.', '--peer must be: mail.')
    const say = (line: string) => void process.stderr.write(`${line}\n`)
    const result =
      name === 'documents'
        ? await benchDocuments({ prepare: prepareSchema, say })
        : await benchSend({ mail: options.peer === 'mail', prepare: prepareSchema, say })
    const rows = result.figures.map(({ name, value, unit, goal, ok }) => ({ name, value, unit, goal: goal ?? '', ok: ok ?? '' }))
    output.answer(result, `${result.setup}\n\n${table(rows)}`)
    return result.figures.every((one) => one.ok !== false) ? 0 : 1
  },
}
