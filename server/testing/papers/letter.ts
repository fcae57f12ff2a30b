/** What a made letter says. Everything has a fitting default, so that a test names only what it is about. */
export type Letter = {
  /** A4 pages; 1 when not given. */
  pages?: number
  /** Paragraphs that stand first in the body. */
  lines?: readonly string[]
  title?: string
  notation?: string
  signerName?: string
  place?: string
  year?: number
  /** Digits already printed between "Số:" and the notation. */
  number?: string
  /** The whole line, e.g. "ngày 05 tháng 01 năm 2026", already printed. */
  date?: string
  /** A secrecy mark above the title, e.g. "MẬT". */
  secrecy?: string
}
export type FullLetter = Required<Omit<Letter, 'number' | 'date' | 'secrecy'>> & Pick<Letter, 'number' | 'date' | 'secrecy'>

export const fullLetter = (letter: Letter): FullLetter => ({
  pages: 1,
  lines: [],
  title: 'Tổ chức Ngày hội Đại đoàn kết toàn dân tộc ở khu dân cư năm 2026',
  notation: 'KH-MTTQ-BTT',
  signerName: 'Nguyễn Thị Minh Hạnh',
  place: 'An Giang',
  year: 2026,
  ...letter,
})

// The gap that the clerk fills later; one more space stands after the colon.
export const numberGap = '         '
export const dateLine = (letter: FullLetter) => letter.date ?? `ngày    tháng    năm ${letter.year}`

export const issuer = ['MẶT TRẬN TỔ QUỐC VIỆT NAM', 'TỈNH AN GIANG', 'BAN THƯỜNG TRỰC'] as const
export const nation = ['CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', 'Độc lập - Tự do - Hạnh phúc'] as const
export const authority = ['TM. BAN THƯỜNG TRỰC', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH'] as const
export const recipients = [
  '- Ban Thường trực Ủy ban MTTQ Việt Nam;',
  '- Thường trực Tỉnh ủy (để báo cáo);',
  '- Mặt trận các xã, phường, đặc khu;',
  '- Các tổ chức chính trị - xã hội tỉnh;',
  '- Lưu: VT, Ban Phong trào.',
] as const

const sentences = [
  'Thực hiện Hướng dẫn của Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam về tổ chức Ngày hội Đại đoàn kết toàn dân tộc hằng năm, Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh xây dựng kế hoạch với các nội dung sau:',
  'Ngày hội được tổ chức ở khu dân cư, ấp, khóm, từ ngày 01 đến ngày 18 tháng 11, trang trọng, thiết thực, tiết kiệm, phát huy vai trò chủ thể của Nhân dân.',
  'Ban Công tác Mặt trận phối hợp với chi bộ, trưởng ấp, trưởng khóm và các chi hội vận động bà con vệ sinh đường làng, ngõ xóm, treo cờ Tổ quốc, thăm hỏi gia đình chính sách, hộ nghèo, hộ khó khăn.',
  'Biểu dương tập thể, gia đình, cá nhân tiêu biểu trong các cuộc vận động, các phong trào thi đua yêu nước tại địa phương.',
  'Ủy ban Mặt trận Tổ quốc Việt Nam các xã, phường, đặc khu báo cáo kết quả về Ban Thường trực Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh trước ngày 25 tháng 11 để tổng hợp.',
] as const

/** The body's paragraphs: first the caller's lines, then as many of ours as the pages need; the last ends with "./." (Decree 30/2020). */
export function bodyOf(letter: FullLetter): string[] {
  const ours = Array.from({ length: letter.pages * sentences.length }, (_, index) => sentences[index % sentences.length] ?? '')
  const all = [...letter.lines, ...ours.slice(0, Math.max(1, ours.length - letter.lines.length))]
  return all.map((line, index) => (index === all.length - 1 ? `${line.replace(/[.:;]*$/, '')}./.` : line))
}
