import { Readable } from 'node:stream'
import { dayIn } from '../../platform/clock.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { chainsOf } from './chain-views.ts'
import { type Copy, listCopies, listWays, type WayStep } from './dispatch-views.ts'
import { progressOf } from './list-dispatches.ts'
import { matrixTemplate } from './matrix-template.ts'
import { purposeNames, remarksOf, said, sayState } from './matrix-words.ts'
import { loadDispatch, lookerOver } from './place.ts'
import { countCells, foldCopies } from './rules.ts'

/** What the typesetter sets within its memory and seconds. */
const mostPrinted = 2_000

/** State, when it was reached and who reached it; a copy that had arrived at sending says when it was sent. */
function rowOf(cell: Copy, way: readonly WayStep[], { place, dispatchId }: { place: number; dispatchId: string }): string[] {
  const last = way.findLast((step) => step.code === cell.state)
  const at = last?.at ?? (cell.state === '01' ? cell.sentAt : null)
  const notes = [cell.purpose === 'information' && purposeNames.information, remarksOf(cell, way, dispatchId)].filter(Boolean).join('; ')
  return [String(place), cell.name, sayState(cell), said(at), cell.arrivalNumber === null ? '' : String(cell.arrivalNumber), last?.who ?? '', notes]
}

function totalsOf(cells: readonly Copy[]): string[] {
  const { total, forAction, accepted, finished, unopened } = progressOf(countCells(cells))
  const refused = cells.filter((cell) => cell.state === '02').length
  const closed = cells.filter((cell) => cell.state === '13').length
  return [
    `Nơi nhận: ${total} (${forAction} để thực hiện, ${total - forAction} để biết).`,
    `Trong số để thực hiện: ${accepted} đã tiếp nhận, ${finished} hoàn thành, ${unopened} đã đến chưa mở.`,
    `Từ chối: ${refused}. Đã lấy lại hoặc thu hồi: ${closed}.`,
  ]
}

/** The receipt matrix to be printed and filed, in the order of the screen. Throws dispatch.too_long. */
export async function matrixPdf(ctx: Ctx, id: string): Promise<FileReply> {
  const { head, place } = await loadDispatch(ctx, id)
  const chain = await chainsOf(ctx.db, [id], lookerOver(ctx.actor, place))
  const cells = foldCopies(await listCopies(ctx.db, chain))
  if (cells.length > mostPrinted) throw new AppError('rule', 'dispatch.too_long', { count: cells.length, most: mostPrinted })
  const ways = await listWays(ctx.db, chain)
  const today = dayIn(ctx.now)
  const data = {
    ...{ title: 'Tình hình tiếp nhận văn bản', unit: place.name, code: head.code, document: `${head.typeName} số ${head.code}`, subject: head.subject },
    ...{ at: today.split('-').map(Number), printed: `In từ hệ thống Nhịp Cầu lúc ${said(ctx.now)}` },
    lines: [`Gửi lúc ${said(head.sentAt)}, người gửi: ${head.senderName}.`, ...totalsOf(cells)],
    rows: cells.map((cell, index) => rowOf(cell, ways.get(cell.deliveryId) ?? [], { place: index + 1, dispatchId: id })),
  }
  const pdf = await ctx.bookbinder.typeset({ template: matrixTemplate, data, at: ctx.now })
  return {
    stream: Readable.from([Buffer.from(pdf)]),
    bytes: pdf.byteLength,
    mediaType: 'application/pdf',
    name: `Tình hình tiếp nhận ${head.code.replaceAll('/', '-')} ngày ${dayIn(head.sentAt)}.pdf`,
    download: false,
  }
}
