import { dayIn, sayInstant } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { type XlsxCell, xlsxMediaType, xlsxStream } from '../../platform/xlsx.ts'
import { openRevision } from '../documents/public.ts'
import { noteReading } from '../readings/public.ts'
import { itemOf, readOf } from './consultation-table.ts'
import { loadAsked, loadKept } from './load-request.ts'
import type { RequestRow } from './views.ts'

/** Whoever is asked reads the revision that he was asked about; whoever sees the draft sees it too. */
async function readable(ctx: Ctx, id: string): Promise<RequestRow> {
  const asked = await loadAsked(ctx, id, { lock: false }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === 'consult.not_found') return undefined
    throw error
  })
  return asked?.request ?? (await loadKept(ctx, id, { lock: false })).request
}
export async function consultationFile(ctx: Ctx, id: string, options: { download: boolean }): Promise<FileReply> {
  const { documentId, unitId, revision } = await readable(ctx, id)
  const file = await openRevision(ctx, documentId, revision, options)
  await noteReading(ctx, { kind: 'document', id: documentId, unitId, what: options.download ? 'downloaded' : 'opened' })
  return file
}

const positions = { agree: 'Thống nhất', agree_with_changes: 'Thống nhất, đề nghị chỉnh sửa', disagree: 'Không thống nhất', none: 'Ý kiến khác' }
const decisions = { accepted: 'Tiếp thu', explained: 'Giải trình' }
const states = { open: 'Chưa góp ý', answered: 'Đã góp ý', declined: 'Không góp ý', closed: 'Kết thúc trước khi trả lời' }
const columns = [
  { header: 'TT', width: 6 },
  { header: 'Cơ quan, cá nhân góp ý', width: 36 },
  { header: 'Người trả lời', width: 24 },
  { header: 'Thời gian', width: 18 },
  { header: 'Vị trí góp ý', width: 22 },
  { header: 'Quan điểm', width: 26 },
  { header: 'Nội dung góp ý', width: 60 },
  { header: 'Tiếp thu, giải trình', width: 18 },
  { header: 'Nội dung tiếp thu, giải trình', width: 60 },
  { header: 'Tại bản', width: 10 },
]
type Party = ReturnType<typeof itemOf>['parties'][number]

function cellsOf(party: Party, opinion: Party['opinions'][number] | undefined): XlsxCell[] {
  const when = party.answeredAt ? `${sayInstant(new Date(party.answeredAt))}${party.late ? ' (quá hạn)' : ''}` : ''
  const decided = opinion?.decision
  return [
    ...[party.name, party.answeredBy ?? '', when, opinion?.place ?? '', opinion ? positions[opinion.position] : states[party.state]],
    ...[opinion?.words ?? party.reason ?? '', decided ? decisions[decided.kind] : '', decided?.words ?? '', decided?.revision ?? null],
  ]
}
export function* rowsOf(parties: readonly Party[]): Generator<XlsxCell[]> {
  let n = 0
  for (const party of parties) {
    for (const opinion of party.opinions.length > 0 ? party.opinions : [undefined]) {
      n += 1
      yield [n, ...cellsOf(party, opinion)]
    }
  }
}

/** Bảng tổng hợp, tiếp thu, giải trình ý kiến: every opinion with what became of it, and who gave none. */
export async function opinionsXlsx(ctx: Ctx, id: string): Promise<FileReply> {
  const { request, draft } = await loadKept(ctx, id, { lock: false })
  const { parties } = itemOf(ctx, request, draft, await readOf(ctx, [id]))
  const stream = xlsxStream({ name: 'Tiếp thu, giải trình', columns, rows: rowsOf(parties) })
  return { stream, mediaType: xlsxMediaType, name: `Tổng hợp tiếp thu giải trình ý kiến ${dayIn(ctx.now)}.xlsx`, download: true }
}
