import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import { type XlsxCell, xlsxMediaType, xlsxStream } from '../../platform/xlsx.ts'
import { chainsOf } from './chain-views.ts'
import { type Copy, listCopies, listWays, type WayStep } from './dispatch-views.ts'
import { groundNames, purposeNames, remarksOf, said, sayState } from './matrix-words.ts'
import { loadDispatch, lookerOver } from './place.ts'
import { foldCopies } from './rules.ts'

const columns = [
  { header: 'TT', width: 6 },
  { header: 'Đơn vị nhận', width: 40 },
  { header: 'Mục đích', width: 14 },
  { header: 'Trạng thái', width: 16 },
  { header: 'Đã mở', width: 10 },
  { header: 'Số đến', width: 10 },
  { header: 'Tiếp nhận lúc', width: 20 },
  { header: 'Người tiếp nhận', width: 26 },
  { header: 'Hoàn thành lúc', width: 20 },
  { header: 'Nhắc lần cuối', width: 20 },
  { header: 'Căn cứ từ chối', width: 28 },
  { header: 'Lý do, ghi chú', width: 40 },
]

export function* rowsOf(dispatchId: string, cells: readonly Copy[], ways: Map<string, WayStep[]>): Generator<XlsxCell[]> {
  for (const [index, cell] of cells.entries()) {
    const way = ways.get(cell.deliveryId) ?? []
    const accepted = way.findLast((step) => step.code === '03')
    const finished = cell.state === '06' ? way.findLast((step) => step.code === '06') : undefined
    const ground = cell.state === '02' ? way.findLast((step) => step.code === '02')?.ground : undefined
    yield [
      index + 1,
      cell.name,
      purposeNames[cell.purpose],
      sayState(cell),
      cell.opened ? 'Có' : 'Chưa',
      cell.arrivalNumber,
      said(accepted?.at),
      accepted?.who ?? '',
      said(finished?.at),
      said(cell.remindedAt),
      ground ? groundNames[ground] : '',
      remarksOf(cell, way, dispatchId),
    ]
  }
}

/** The receipt matrix as a sheet, in the order of the screen. */
export async function matrixXlsx(ctx: Ctx, id: string): Promise<FileReply> {
  const { head, place } = await loadDispatch(ctx, id)
  const chain = await chainsOf(ctx.db, [id], lookerOver(ctx.actor, place))
  const cells = foldCopies(await listCopies(ctx.db, chain))
  const ways = await listWays(ctx.db, chain)
  const code = head.code.replaceAll('/', '-')
  const stream = xlsxStream({ name: `Tiếp nhận ${code}`, columns, rows: rowsOf(id, cells, ways) })
  return { stream, mediaType: xlsxMediaType, name: `Tình hình tiếp nhận ${code} ngày ${dayIn(head.sentAt)}.xlsx`, download: true }
}
