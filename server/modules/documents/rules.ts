import type { Box } from '../../../lib/pades/box.ts'
import { AppError } from '../../platform/errors.ts'

export type State = 'draft' | 'submitted' | 'signed' | 'issued' | 'voided'
export type Act =
  | 'edit'
  | 'submit'
  | 'takeBack'
  | 'approve'
  | 'replaceStep'
  | 'sign'
  | 'return'
  | 'takeBackSignature'
  | 'seal'
  | 'dispatch'
  | 'recall'
  | 'amend'
  | 'changeAmendment'
  | 'void'

/** From which states an act starts; "sent" is no state. */
export const startsFrom: Record<Act, readonly State[]> = {
  edit: ['draft'],
  submit: ['draft'],
  takeBack: ['submitted'],
  approve: ['submitted'],
  replaceStep: ['submitted'],
  sign: ['submitted'],
  return: ['submitted', 'signed'],
  takeBackSignature: ['signed'],
  seal: ['signed'],
  dispatch: ['issued'],
  recall: ['issued'],
  amend: ['issued'],
  changeAmendment: ['draft', 'issued'],
  void: ['issued'],
}

export type Places = { number: Box; date: Box; qr: Box; signature: Box; seal?: Box | undefined }

/** A millimetre of paper in points. */
export const millimetre = 72 / 25.4

export function assertInside(places: Places, pages: readonly { width: number; height: number }[]): void {
  for (const [name, box] of Object.entries(places)) {
    const page = box && pages[box.page]
    if (!box) continue
    const fits = page && box.x >= 0 && box.y >= 0 && box.x + box.width <= page.width + 0.5 && box.y + box.height <= page.height + 0.5
    if (!fits) throw new AppError('rule', 'place.outside_page', { name })
  }
}

/** Decree 30/2020 Phụ lục I: days below 10 and the months 1 and 2 with a leading zero. */
export function writtenDate(day: string): string {
  const [year = '', month = '', date = ''] = day.split('-')
  return `ngày ${date} tháng ${Number(month) > 2 ? Number(month) : month} năm ${year}`
}
