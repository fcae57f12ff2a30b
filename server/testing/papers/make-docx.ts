import { authority, bodyOf, dateLine, fullLetter, issuer, type Letter, nation, numberGap, recipients } from './letter.ts'
import { zipOf } from './zip.ts'

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const packageNs = 'http://schemas.openxmlformats.org/package/2006'
const officeNs = 'http://schemas.openxmlformats.org/officeDocument/2006'
const mainType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

export const docxFrame = {
  '[Content_Types].xml': `${xmlHead}<Types xmlns="${packageNs}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${mainType}"/></Types>`,
  '_rels/.rels': `${xmlHead}<Relationships xmlns="${packageNs}/relationships"><Relationship Id="rId1" Type="${officeNs}/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
}

type Style = { bold?: boolean; italic?: boolean; align?: 'center' | 'both' | 'left'; size?: number }
const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

function paragraph(text: string, { bold, italic, align = 'left', size = 13 }: Style = {}): string {
  const run = `<w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman"/>${bold ? '<w:b/>' : ''}${italic ? '<w:i/>' : ''}<w:sz w:val="${size * 2}"/></w:rPr>`
  return `<w:p><w:pPr><w:jc w:val="${align}"/></w:pPr><w:r>${run}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`
}

/** A table without lines: the two columns in which a letter's head and foot stand. */
function columns(left: readonly string[], right: readonly string[]): string {
  const cell = (content: readonly string[]) => `<w:tc><w:tcPr><w:tcW w:w="4700" w:type="dxa"/></w:tcPr>${content.join('')}</w:tc>`
  return `<w:tbl><w:tblPr><w:tblW w:w="9400" w:type="dxa"/></w:tblPr><w:tblGrid><w:gridCol w:w="4700"/><w:gridCol w:w="4700"/></w:tblGrid><w:tr>${cell(left)}${cell(right)}</w:tr></w:tbl>`
}

/** The same letter as makePdf, as a word processor keeps it. */
export function makeDocx(options: Letter = {}): Promise<Uint8Array> {
  const letter = fullLetter(options)
  const centre = (text: string, style: Style = {}) => paragraph(text, { align: 'center', ...style })
  const number = `Số: ${letter.number ?? numberGap}/${letter.notation}`
  const heads = [
    [...issuer.map((text, index) => centre(text, { size: 12, bold: index === 2 })), centre(number)],
    [centre(nation[0], { bold: true, size: 12 }), centre(nation[1], { bold: true }), centre(`${letter.place}, ${dateLine(letter)}`, { italic: true })],
  ] as const
  const feet = [
    [paragraph('Nơi nhận:', { bold: true, italic: true, size: 12 }), ...recipients.map((text) => paragraph(text, { size: 11 }))],
    [...authority.map((text) => centre(text, { bold: true })), ...['', '', ''].map((text) => centre(text)), centre(letter.signerName, { bold: true })],
  ] as const
  const body = [
    columns(heads[0], heads[1]),
    ...(letter.secrecy ? [paragraph(letter.secrecy, { bold: true })] : []),
    centre('KẾ HOẠCH', { bold: true, size: 14 }),
    centre(letter.title, { bold: true, size: 14 }),
    ...bodyOf(letter).map((text) => paragraph(text, { align: 'both' })),
    columns(feet[0], feet[1]),
    paragraph(''),
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1134" w:right="850" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>',
  ]
  return zipOf({ ...docxFrame, 'word/document.xml': `${xmlHead}<w:document xmlns:w="${word}"><w:body>${body.join('')}</w:body></w:document>` })
}
