import type { AmendmentRole, SecrecyLevel } from '../../../contract/words.ts'
import type { RegisterLine } from './line-views.ts'

export type PostLine = {
  id: string
  entryId: string
  n: number
  code: string
  documentOn: string | null
  typeName: string
  subject: string | null
  sentOn: string
  recipients: string
  envelopes: number
  postMark: string
  note: string | null
  cancelled: boolean
  reason: string | null
}
export type CopyLine = {
  id: string
  entryId: string
  kind: 'outgoing' | 'incoming'
  n: number
  code: string
  documentOn: string | null
  typeName: string
  subject: string | null
  usedOn: string
  userName: string
  fileCode: string
  allowedBy: string
  returnedOn: string | null
  note: string | null
}
export type SecretNote = { id: string; level: SecrecyLevel; n: number; registeredOn: string; cancelled: boolean; reason: string | null }
export type Cell = string | number
/** `width` is in characters of the sheet and in parts of the page's width. */
export type Column = { header: string; width: number; middle?: true }
export type Form<Line> = { title: string; columns: readonly Column[]; row: (line: Line) => Cell[] }

const stateWords: Record<RegisterLine['state'], string> = { used: '', open: 'Đang giữ số', void: 'Huỷ', cancelled: 'Vào sổ nhầm, đã huỷ' }
const urgencyWords: Record<NonNullable<RegisterLine['urgency']>, string> = { thuong: '', khan: 'Khẩn', thuong_khan: 'Thượng khẩn', hoa_toc: 'Hoả tốc' }
const progressWords: Record<string, string | undefined> = { '03': 'Chưa phân công', '04': 'Đã phân công', '05': 'Đang giải quyết', '06': 'Hoàn thành' }

export const sayDay = (day: string | null) => day?.split('-').reverse().join('/') ?? ''
const some = (...words: (string | null | undefined)[]) => words.filter(Boolean).join('; ')
const titled = ({ typeName, subject }: { typeName: string; subject: string | null }) => (subject === null ? '' : some(typeName, subject).replace('; ', ' '))
const amendedWords: Record<AmendmentRole, string> = { replaces: 'Được thay thế bởi', amends: 'Được sửa đổi, bổ sung bởi', corrects: 'Được đính chính bởi' }
const remark = (line: RegisterLine) =>
  some(
    line.urgency && urgencyWords[line.urgency],
    line.arrivedOn < line.enteredOn ? `Vào sổ ngày ${sayDay(line.enteredOn)}` : null,
    [stateWords[line.state], line.reason].filter(Boolean).join(': '),
    line.recalledOn && `Đã thu hồi ngày ${sayDay(line.recalledOn)}`,
    ...line.amendedBy.map(({ role, code, documentOn }) => `${amendedWords[role]} ${code}${documentOn ? ` ngày ${sayDay(documentOn)}` : ''}`),
  )

/** "Kế hoạch số 05/KH-MTTQ-BTT ngày 20/11/2026 của Sở Nội vụ". */
function cited(line: RegisterLine): string {
  if (line.subject === null) return ''
  return [line.typeName, line.code && `số ${line.code}`, line.documentOn && `ngày ${sayDay(line.documentOn)}`, line.authorName && `của ${line.authorName}`]
    .filter(Boolean)
    .join(' ')
}

function progress(line: RegisterLine, overdueBefore: string): string {
  if (line.state === 'cancelled') return ''
  if (line.finishedOn) return `Hoàn thành ${sayDay(line.finishedOn)}${line.dueOn && line.finishedOn > line.dueOn ? ', quá hạn' : ''}`
  if (line.purpose === 'information') return 'Để biết'
  const isSubmitted = line.progress === '03' && line.submittedTo
  const words = isSubmitted ? `Đã trình ${line.submittedTo}` : (line.progress && progressWords[line.progress]) || ''
  return line.dueOn && line.dueOn < overdueBefore ? some(words, 'quá hạn') : words
}

const outgoing: Form<RegisterLine> = {
  title: 'Sổ đăng ký văn bản đi',
  columns: [
    { header: 'Số, ký hiệu văn bản', width: 20 },
    { header: 'Ngày tháng văn bản', width: 13, middle: true },
    { header: 'Tên loại và trích yếu nội dung văn bản', width: 50 },
    { header: 'Người ký', width: 20 },
    { header: 'Nơi nhận văn bản', width: 34 },
    { header: 'Đơn vị, người nhận bản lưu', width: 22 },
    { header: 'Số lượng bản', width: 9, middle: true },
    { header: 'Ngày chuyển', width: 13, middle: true },
    { header: 'Ký nhận', width: 15 },
    { header: 'Ghi chú', width: 22 },
  ],
  row: (line) => [
    line.code,
    sayDay(line.documentOn ?? line.enteredOn),
    titled(line),
    line.signerName,
    line.recipients,
    line.draftingUnit,
    line.copies || '',
    sayDay(line.handedOn),
    line.signedFor && `${line.signedFor} nơi đã tiếp nhận`,
    remark(line),
  ],
}
const incoming: Form<RegisterLine> = {
  title: 'Sổ đăng ký văn bản đến',
  columns: [
    { header: 'Ngày đến', width: 13, middle: true },
    { header: 'Số đến', width: 8, middle: true },
    { header: 'Tác giả', width: 28 },
    { header: 'Số, ký hiệu văn bản', width: 20 },
    { header: 'Ngày tháng văn bản', width: 13, middle: true },
    { header: 'Tên loại và trích yếu nội dung văn bản', width: 50 },
    { header: 'Đơn vị hoặc người nhận', width: 24 },
    { header: 'Ngày chuyển', width: 13, middle: true },
    { header: 'Ký nhận', width: 22 },
    { header: 'Ghi chú', width: 22 },
  ],
  row: (line) => [
    sayDay(line.arrivedOn),
    line.n,
    line.authorName,
    line.subject === null ? '' : line.code,
    sayDay(line.documentOn),
    titled(line),
    line.recipients,
    sayDay(line.handedOn),
    line.signedFor,
    remark(line),
  ],
}
export const settlementForm = (overdueBefore: string): Form<RegisterLine> => ({
  title: 'Sổ theo dõi giải quyết văn bản đến',
  columns: [
    { header: 'Số đến', width: 8, middle: true },
    { header: 'Tên loại, số, ký hiệu, ngày tháng và tên cơ quan ban hành', width: 56 },
    { header: 'Đơn vị hoặc người nhận', width: 30 },
    { header: 'Thời hạn giải quyết', width: 13, middle: true },
    { header: 'Tiến độ giải quyết', width: 26 },
    { header: 'Số, ký hiệu văn bản trả lời', width: 22 },
    { header: 'Ghi chú', width: 24 },
  ],
  row: (line) => [line.n, cited(line), line.recipients, sayDay(line.dueOn), progress(line, overdueBefore), line.answers ?? '', remark(line)],
})
const post: Form<PostLine> = {
  title: 'Sổ gửi văn bản đi bưu điện',
  columns: [
    { header: 'Ngày chuyển', width: 13, middle: true },
    { header: 'Số, ký hiệu văn bản', width: 24 },
    { header: 'Nơi nhận văn bản', width: 60 },
    { header: 'Số lượng bì', width: 9, middle: true },
    { header: 'Ký nhận và dấu bưu điện', width: 30 },
    { header: 'Ghi chú', width: 34 },
  ],
  row: (line) => [
    sayDay(line.sentOn),
    line.code,
    line.recipients,
    line.envelopes,
    line.postMark,
    some(line.note, line.cancelled ? `Vào sổ nhầm, đã huỷ: ${line.reason ?? ''}` : ''),
  ],
}
const copies: Form<CopyLine> = {
  title: 'Sổ sử dụng bản lưu',
  columns: [
    { header: 'Ngày tháng', width: 13, middle: true },
    { header: 'Họ tên người sử dụng', width: 24 },
    { header: 'Số, ký hiệu, ngày tháng văn bản', width: 24 },
    { header: 'Tên loại và trích yếu nội dung văn bản', width: 48 },
    { header: 'Số và ký hiệu hồ sơ', width: 15 },
    { header: 'Ký nhận', width: 14 },
    { header: 'Ngày trả', width: 13, middle: true },
    { header: 'Người cho phép sử dụng', width: 24 },
    { header: 'Ghi chú', width: 22 },
  ],
  row: (line) => [
    sayDay(line.usedOn),
    line.userName,
    some(line.code, sayDay(line.documentOn)).replace(';', ' ngày'),
    titled(line),
    line.fileCode,
    '',
    sayDay(line.returnedOn),
    line.allowedBy,
    line.note ?? '',
  ],
}

const levelWords: Record<SecrecyLevel, string> = { mat: 'Mật', toi_mat: 'Tối mật', tuyet_mat: 'Tuyệt mật' }
/** What the open register says of secret documents (Decree 30/2020 art. 16 k.3, 22 k.4). */
export const secretForm: Form<SecretNote> = {
  title: 'Văn bản mật: đăng ký tại sổ riêng',
  columns: [
    { header: 'Ngày đăng ký', width: 13, middle: true },
    { header: 'Số tại sổ văn bản mật', width: 20, middle: true },
    { header: 'Độ mật', width: 20, middle: true },
    { header: 'Ghi chú', width: 60 },
  ],
  row: (line) => [sayDay(line.registeredOn), line.n, levelWords[line.level], line.cancelled ? `Vào sổ nhầm, đã huỷ: ${line.reason ?? ''}` : ''],
}

/** The forms of Decree 30/2020 Phụ lục IV: names and columns in its order. */
export const forms = { outgoing, incoming, post, copies }
