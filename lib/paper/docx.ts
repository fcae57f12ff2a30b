import { AlignmentType, BorderStyle, Document, Footer, Header, Packer, PageBreak, PageNumber, Paragraph, type Table, TextRun } from 'docx'
import { blocksOf, centred, centredLine, line, mm, Notes, points, sideBySide, words } from './docx-blocks.ts'
import type { Paper } from './paper.ts'

type Piece = Paragraph | Table
const tight = { before: 0, after: 0 }
const rule = { style: BorderStyle.SINGLE, size: 5, color: '000000', space: 1 }
/** A rule below, shorter than the column by as much on both sides. */
const ruleBelow = (margin: number) =>
  new Paragraph({ spacing: tight, indent: { left: margin, right: margin }, border: { top: rule }, children: [words('', { size: 2 })] })
const font = 'Times New Roman'
/** Headings of Word's own names, so that its outline shows them and a later import finds them, with the look of the paper. */
const plain = { run: { font, size: points(14), color: '000000' } }

function issuerOf(paper: Paper): Paragraph[] {
  const size = paper.style === 'party' ? 14 : 12
  const names = [...paper.parents.map((parent) => centredLine(parent, { size })), centredLine(paper.issuer, { size, bold: true })]
  return [...names, paper.style === 'party' ? centredLine('*') : ruleBelow(mm(26))]
}
function titleOf(paper: Paper): Paragraph[] {
  if (paper.opening === 'copy') return [centredLine(paper.typeName, { bold: true })]
  if (paper.style === 'party') return [centredLine('ĐẢNG CỘNG SẢN VIỆT NAM', { size: 15, bold: true }), ruleBelow(mm(14))]
  const motto = centredLine('Độc lập - Tự do - Hạnh phúc', { size: 13, bold: true })
  return [centredLine('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size: 12, bold: true }), motto, ruleBelow(mm(17))]
}
function marksOf(paper: Paper): Paragraph[] {
  const letter = paper.style === 'party' ? { size: 12, italics: true } : { size: 12 }
  const subject = paper.style === 'party' ? paper.subject : `V/v ${paper.subject}`
  const box = (text: string, color: string) => {
    const edge = { style: BorderStyle.SINGLE, size: 8, color }
    const run = new TextRun({ text: ` ${text} `, bold: true, color, size: points(13), border: edge })
    return new Paragraph({ alignment: centred, spacing: { before: 120, after: 0 }, children: [run] })
  }
  return [
    ...(paper.opening === 'letter' ? [centredLine(subject, letter, { spacing: { before: 120, after: 0 } })] : []),
    ...(paper.urgency ? [box(paper.urgency.words, 'FF0000')] : []),
    ...(paper.circulation ? [box(paper.circulation, '000000')] : []),
  ]
}
const gap = (spaces: number) => '\u00a0'.repeat(spaces)
function headOf(paper: Paper): Table {
  const number = centredLine(`${paper.numberWord}${gap(9)}${paper.notation}`, { size: paper.style === 'party' ? 14 : 13 })
  const date = centredLine(`${paper.place}, ngày${gap(6)}tháng${gap(6)}năm ${paper.year}`, { italics: true })
  return sideBySide(
    [mm(74), mm(91)],
    [
      [issuerOf(paper), titleOf(paper)],
      [[number, ...marksOf(paper)], [date]],
    ],
  )
}

function openingOf(paper: Paper): Piece[] {
  if (paper.opening === 'letter' || paper.opening === 'copy') return []
  const title = paper.opening === 'subject' ? paper.subject.toLocaleUpperCase('vi') : paper.typeName
  const named = centredLine(title, { bold: true, size: paper.style === 'party' ? 16 : 14 }, { spacing: { before: 240, after: 0 } })
  return [named, ...(paper.opening === 'typed' ? [centredLine(paper.subject, { bold: true })] : []), ruleBelow(mm(60))]
}
const indented = { alignment: AlignmentType.JUSTIFIED, spacing: { before: 120, after: 0 }, indent: { firstLine: mm(12.7) } }
function addressedOf({ addressed }: Paper): Piece[] {
  if (!addressed) return []
  const isShort = addressed.label === 'Kính gửi:'
  const [only] = addressed.to
  if (addressed.to.length === 1)
    return [line(`${addressed.label} ${only}`, {}, isShort ? { alignment: centred, spacing: { before: 240, after: 120 } } : indented)]
  if (!isShort) return [line(addressed.label, {}, indented), ...addressed.to.map((one) => line(`- ${one}`, {}, indented))]
  // Dashes stand under the colon.
  return [
    line(addressed.label, {}, { spacing: { before: 240, after: 60 }, indent: { left: mm(30) } }),
    ...addressed.to.map((one) => line(`- ${one}`, {}, { spacing: tight, indent: { left: mm(50), hanging: mm(2) } })),
  ]
}

function receiversOf(paper: Paper): Paragraph[] {
  const isParty = paper.style === 'party'
  const head = isParty
    ? new Paragraph({ spacing: tight, children: [new TextRun({ text: 'Nơi nhận:', size: points(14), underline: {} })] })
    : line('Nơi nhận:', { size: 12, bold: true, italics: true }, { spacing: tight })
  const all = [...paper.recipients.shown, ...paper.recipients.further]
  const entries = all.map((one) => line(`- ${one}`, { size: isParty ? 12 : 11 }, { spacing: tight }))
  return [head, ...entries, ...(paper.draftersMark ? [line(paper.draftersMark, { size: 11 }, { spacing: tight })] : [])]
}
const signing = (lines: readonly string[], name: string): Paragraph[] => [
  ...lines.map((one) => centredLine(one, { bold: true }, { keepNext: true })),
  centredLine(name, { bold: true }, { spacing: { before: mm(37), after: 0 } }),
]
function signatureOf(paper: Paper): Table {
  const widths = [mm(75), mm(90)] as const
  const own = signing(paper.signature.lines, paper.signature.name)
  if (!paper.secretary) return sideBySide(widths, [[receiversOf(paper), own]])
  return sideBySide(widths, [
    [signing([paper.secretary.title], paper.secretary.name), own],
    [receiversOf(paper), []],
  ])
}

function attachedOf(paper: Paper, notes: Notes): Piece[] {
  return paper.attached.flatMap((part) => [
    new Paragraph({ alignment: centred, spacing: tight, children: [new PageBreak(), words(part.name, { bold: true })] }),
    ...(part.title ? [centredLine(part.title, { bold: true })] : []),
    centredLine(part.reference, { italics: true }),
    ruleBelow(mm(60)),
    ...blocksOf(part.blocks, notes),
  ])
}

function contentOf(paper: Paper, notes: Notes): Piece[] {
  const body = blocksOf(paper.body, notes)
  const space = new Paragraph({ spacing: tight, children: [words('', { size: 6 })] })
  if (paper.opening === 'copy') {
    return [...body, new Paragraph({ border: { bottom: rule }, spacing: { before: 240, after: 120 } }), headOf(paper), space, signatureOf(paper)]
  }
  return [
    ...[headOf(paper), ...openingOf(paper)],
    ...(paper.authority ? [centredLine(paper.authority, { bold: true }, { spacing: { before: 120, after: 120 } })] : []),
    ...addressedOf(paper),
    ...paper.bases.map((one) => line(one, { italics: true }, indented)),
    ...(paper.resolves ? [centredLine(paper.resolves, { bold: true }, { spacing: { before: 160, after: 60 }, keepNext: true })] : []),
    ...[...body, space, signatureOf(paper), ...attachedOf(paper, notes)],
  ]
}

/** The same paper for an office program: same margins, head, sizes and signature block as the page. */
export async function docxOf(paper: Paper): Promise<Uint8Array> {
  const notes = new Notes()
  const children = contentOf(paper, notes)
  const pageNumber = new Paragraph({ alignment: centred, children: [new TextRun({ children: [PageNumber.CURRENT], size: points(14) })] })
  const footer = paper.footer
    ? [new Paragraph({ alignment: centred, border: { top: rule }, children: [words(paper.footer, { size: 11 })] })]
    : [new Paragraph({})]
  const document = new Document({
    title: paper.title,
    styles: {
      default: {
        document: { run: { font, size: points(14), language: { value: 'vi-VN' } } },
        ...{ heading1: plain, heading2: plain, heading3: plain, heading4: plain },
      },
    },
    footnotes: notes.all,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10), footer: mm(8) },
          },
        },
        headers: { default: new Header({ children: [pageNumber] }), first: new Header({ children: [new Paragraph({})] }) },
        footers: { first: new Footer({ children: footer }), default: new Footer({ children: [new Paragraph({})] }) },
        children,
      },
    ],
  })
  return new Uint8Array(await Packer.toArrayBuffer(document))
}
