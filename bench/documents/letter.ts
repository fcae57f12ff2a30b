import { checkBody } from '../../lib/paper/check-body.ts'
import { type Paper, paperOf } from '../../lib/paper/paper.ts'

const text = (words: string) => ({ type: 'text', text: words })
const paragraph = (words: string) => ({ type: 'paragraph', attrs: { align: null }, content: [text(words)] })
const sentence =
  'Thực hiện Chương trình phối hợp và thống nhất hành động năm 2026, Ban Thường trực Uỷ ban MTTQ Việt Nam tỉnh đề nghị các xã, phường, đặc khu tổ chức lấy ý kiến Nhân dân và gửi kết quả đúng thời hạn.'
const cell = (type: string, words: string) => ({ type, attrs: { colspan: 1, rowspan: 1, colwidth: null }, content: [paragraph(words)] })
const row = (type: string, ...cells: string[]) => ({ type: 'tableRow', content: cells.map((words) => cell(type, words)) })

/** An official letter as offices write them: heads, three parts, a list, a small table, receivers and signature. Each round another, as real letters are. */
export function letter(round: number): Paper {
  const doc = {
    type: 'doc',
    content: [
      paragraph(`${sentence} (${round})`),
      ...['1. Mục đích, yêu cầu', '2. Nội dung', '3. Tổ chức thực hiện'].flatMap((title) => [
        { type: 'heading', attrs: { level: 3 }, content: [text(title)] },
        paragraph(sentence),
      ]),
      {
        type: 'bulletList',
        content: ['Văn phòng', 'Ban Dân chủ', 'Ban Phong trào'].map((one) => ({ type: 'listItem', content: [paragraph(`${one} theo dõi, đôn đốc.`)] })),
      },
      {
        type: 'table',
        content: [row('tableHeader', 'TT', 'Việc', 'Hạn'), row('tableCell', '1', 'Lấy ý kiến', 'Tháng 11'), row('tableCell', '2', 'Báo cáo', 'Tháng 12')],
      },
      paragraph(sentence),
    ],
  }
  return paperOf(
    {
      ...{ style: 'state', parentLine: 'MẶT TRẬN TỔ QUỐC VIỆT NAM / UỶ BAN MTTQ VIỆT NAM TỈNH AN GIANG', issuerName: 'Ban Thường trực' },
      ...{ authorName: 'Ban Thường trực Uỷ ban MTTQ Việt Nam tỉnh An Giang', placeName: 'An Giang', type: 'cong_van', typeName: 'Công văn', isCopy: false },
      ...{ notation: '/MTTQ-BTT', subject: 'lấy ý kiến Nhân dân về dự thảo văn kiện', urgency: 'thuong', today: '2026-11-26' },
      signer: { fullName: 'Nguyễn Thị Mẫu', blockLines: ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] },
    },
    {
      ...{
        addressees: ['Ban Thường trực Uỷ ban MTTQ Việt Nam các xã, phường, đặc khu'],
        recipientLines: ['Thường trực Tỉnh uỷ (báo cáo)'],
        keep: 'VT, Ban DC',
      },
      ...{ draftersMark: '', circulation: '', footer: '', legalBases: [], secretary: '' },
    },
    checkBody(doc),
  )
}
