import type { Composed } from '../views.ts'

export const words = (text: string, ...marks: string[]) => ({ type: 'text', text, ...(marks.length > 0 && { marks: marks.map((type) => ({ type })) }) })
export const paragraph = (...content: unknown[]) => ({ type: 'paragraph', attrs: { align: null }, content })
export const heading = (level: number, text: string) => ({ type: 'heading', attrs: { level }, content: [words(text)] })

const fields: Composed['fields'] = {
  ...{ addressees: [], recipientLines: ['Uỷ ban Trung ương MTTQ Việt Nam', '102 xã, phường, đặc khu'], keep: 'VT, Ban DC', draftersMark: '' },
  ...{ circulation: '', footer: '', legalBases: ['Căn cứ Luật Mặt trận Tổ quốc Việt Nam'], secretary: '' },
}
export function composed(content: unknown[] = [paragraph(words('Nội dung kế hoạch.'))], wanted: Partial<Composed['fields']> = {}): Composed {
  return { fields: { ...fields, ...wanted }, body: { schema: 1, doc: { type: 'doc', content } } }
}
