import { expect, test } from 'vitest'
import { inspectPdf } from '../../server/platform/inspect/inspect-pdf.ts'
import { makePdf } from '../../server/testing/papers/make-pdf.ts'
import { tinos } from '../../server/testing/papers/tinos.ts'
import { prepareFields } from '../pades/prepare-fields.ts'
import { makeStampFont } from '../pades/stamp-font.ts'
import { footNote, specOf } from '../pades/testing/sign-all.ts'
import { makeMarkedPrint } from './make-marked-print.ts'

test('the mark stands clear of the note that signing leaves at the foot', async () => {
  const bytes = await prepareFields(await makePdf(), await specOf(), await makeStampFont(tinos('regular'), tinos('italic')))
  const mark = 'Bản in từ Hệ thống · Chuyên Văn Viên · Ban Dân chủ'
  const found = await inspectPdf(Buffer.from(await makeMarkedPrint({ paper: { bytes, kind: 'pdf' }, mark, font: tinos('regular') })))
  if (!found.ok || !found.pdf) throw new Error('the print cannot be read')
  const { texts } = found.pdf
  const first = (words: string) => texts.find((run) => run.page === 0 && run.text.includes(words))
  const [above, below] = [first(mark), first(footNote)]
  expect(above?.y).toBeGreaterThan((below?.y ?? Number.POSITIVE_INFINITY) + (below?.height ?? 0))
})
