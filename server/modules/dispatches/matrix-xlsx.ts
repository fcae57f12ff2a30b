import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import type { FileReply } from '../../platform/http.ts'
import { type XlsxCell, xlsxMediaType, xlsxStream } from '../../platform/xlsx.ts'
import { chainsOf } from './chain-views.ts'
import { type Copy, listCopies, listWays, type WayStep } from './dispatch-views.ts'
import { loadDispatch, lookerOver } from './place.ts'
import { foldCopies } from './rules.ts'

const stateNames: Record<string, string> = {
  '00': 'Chưa đến',
  '01': 'Đã đến',
  '02': 'Từ chối',
  '03': 'Đã tiếp nhận',
  '04': 'Đã phân công',
  '05': 'Đang xử lý',
  '06': 'Hoàn thành',
  '13': 'Đã lấy lại',
}
const groundNames: Record<NonNullable<WayStep['ground']>, string> = {
  not_authentic: 'Không bảo đảm tính xác thực',
  altered: 'Tệp không toàn vẹn',
  wrong_receiver: 'Gửi sai nơi nhận',
}
const purposeNames = { action: 'Để thực hiện', information: 'Để biết' }
const time = new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short', timeStyle: 'short' })
const said = (at: Date | null | undefined) => (at ? time.format(at) : '')
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

function remarksOf(cell: Copy, way: readonly WayStep[], dispatchId: string): string {
  const reason = way.findLast((step) => step.code === cell.state && step.reason !== null)?.reason
  return [cell.dispatchId !== dispatchId && `Bản gửi bổ sung ${said(cell.sentAt)}`, cell.state === '00' ? 'Chưa có tài khoản văn thư' : reason]
    .filter(Boolean)
    .join('; ')
}

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
      stateNames[cell.state] ?? cell.state,
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
  const stream = xlsxStream({ name: 'Tình hình tiếp nhận', columns, rows: rowsOf(id, cells, ways) })
  const code = head.code.replaceAll('/', '-')
  return { stream, mediaType: xlsxMediaType, name: `Tình hình tiếp nhận ${code} ngày ${dayIn(head.sentAt)}.xlsx`, download: true }
}
