import mammoth from 'mammoth'
import { answerParent } from '../child/answer-parent.ts'
import type { DocxRead, DocxWarning } from './docx-reader.ts'

/** Headings as editors call them, in both languages of Word; other styles fall back to what their paragraphs look like. */
const styleMap = [1, 2, 3, 4].flatMap((level) => [`p[style-name='Heading ${level}'] => h${level}:fresh`, `p[style-name='Tiêu đề ${level}'] => h${level}:fresh`])
/** What its library says in English, by kind: people are told in their own words. */
function kindOf(message: string): DocxWarning {
  if (/image|picture|drawing/iu.test(message)) return 'pictures'
  return /style/iu.test(message) ? 'styles' : 'other'
}

async function read(path: string): Promise<DocxRead> {
  const kinds = new Set<DocxWarning>()
  const withoutPictures = mammoth.images.imgElement(async () => {
    kinds.add('pictures')
    return { src: '' }
  })
  try {
    const { value, messages } = await mammoth.convertToHtml({ path }, { styleMap: [...styleMap, 'u => u'], convertImage: withoutPictures })
    for (const { message } of messages) kinds.add(kindOf(message))
    return { ok: true, html: value.replace(/<img\b[^>]*>/gu, ''), warnings: [...kinds].sort() }
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) }
  }
}

answerParent<string, DocxRead>(read, async () => 0)
