import * as fontkit from 'fontkit'
import { flattenFields } from './flatten.ts'
import { drawAtFoot, footOfMark, openPaper, type Paper } from './paper.ts'

export type MarkedPrint = { paper: Paper; mark: string; font: Uint8Array }

/**
 * The paper as it is printed, with a line in the lower margin of every page that says who printed it. Fields and signatures become
 * what they look like. Throws what the library throws when the paper cannot be read.
 */
export async function makeMarkedPrint({ paper, mark, font }: MarkedPrint): Promise<Uint8Array> {
  const doc = await openPaper(paper)
  doc.registerFontkit(fontkit as never)
  const regular = await doc.embedFont(font, { subset: true })
  flattenFields(doc)
  for (const page of doc.getPages()) drawAtFoot(page, regular, mark, footOfMark)
  return doc.save()
}
