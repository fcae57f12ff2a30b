import { sayInstant } from '../../platform/clock.ts'
import type { Copy, WayStep } from './dispatch-views.ts'

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
export const groundNames: Record<NonNullable<WayStep['ground']>, string> = {
  not_authentic: 'Không bảo đảm tính xác thực',
  altered: 'Tệp không toàn vẹn',
  wrong_receiver: 'Gửi sai nơi nhận',
}
export const purposeNames = { action: 'Để thực hiện', information: 'Để biết' }

export const said = (at: Date | null | undefined) => (at ? sayInstant(at) : '')

export const sayState = (cell: Pick<Copy, 'state' | 'recall'>) => (cell.recall ? 'Đã thu hồi' : (stateNames[cell.state] ?? cell.state))

function sayForwarded({ forwarded }: Copy): string {
  return forwarded ? `Đã chuyển tiếp đến ${forwarded.copies} nơi, ${forwarded.accepted} nơi đã tiếp nhận` : ''
}
/** Why a place stands where it does, and what else is to be known of its copy. */
export function remarksOf(cell: Copy, way: readonly WayStep[], dispatchId: string): string {
  const reason = way.findLast((step) => step.code === cell.state && step.reason !== null)?.reason
  return [
    cell.dispatchId !== dispatchId && `Bản gửi bổ sung ${said(cell.sentAt)}`,
    cell.state === '00' ? 'Chưa có tài khoản văn thư' : reason,
    cell.recall?.answer && `Nơi nhận báo: ${cell.recall.answer}`,
    sayForwarded(cell),
  ]
    .filter(Boolean)
    .join('; ')
}
