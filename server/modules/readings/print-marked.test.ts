import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerByHand } from '../../../contract/by-hand.ts'
import { newId } from '../../platform/ids.ts'
import { inspectPdf } from '../../platform/inspect/inspect-pdf.ts'
import { makePdf } from '../../testing/papers/make-pdf.ts'
import { signedIn } from '../../testing/seed.ts'
import { attempts } from '../../testing/state-table.ts'
import { startTestApp, type TestApp, testCtx } from '../../testing/test-app.ts'
import { provinceThatSends, type Sender } from '../dispatches/testing/issued-document.ts'
import { storeMade } from '../files/public.ts'
import { markOf } from './rules.ts'

let app: TestApp
let sender: Sender
type Name = keyof Sender['seeded']['people']
const cookies = {} as Record<Name, string>
beforeAll(async () => {
  app = await startTestApp({ now: '2026-11-26T17:30:00Z' })
  sender = await provinceThatSends(app)
  for (const name of Object.keys(sender.seeded.people) as Name[]) cookies[name] = (await signedIn(app, sender.seeded.people[name].id)).cookie
})
afterAll(() => app.close())

const get = (name: Name, url: string) => app.server.inject({ url, headers: { cookie: cookies[name] } })
/** A letter that came by post, with its scan or without. */
async function entered(bytes: Uint8Array | null) {
  const clerk = (await signedIn(app, sender.seeded.people.clerk.id)).actor
  const made = { mediaType: 'application/pdf', name: 'tệp', inspect: true, uploadedBy: clerk.personId }
  const scan = bytes && (await storeMade(testCtx(app, clerk), { bytes, ...made }))
  const id = newId()
  const from = { cameBy: 'post', authorName: 'Sở Nội vụ', code: `${id.slice(-6)}/SNV`, documentOn: '2026-11-24', type: 'cong_van', subject: 'Phối hợp' }
  const attempt = await attempts(app, sender.seeded.people)
  const { reply } = await attempt({ endpoint: registerByHand, as: 'clerk', body: { id, unitId: sender.unitId, ...from, fileId: scan?.id ?? null } })
  return { id, documentId: String(reply.documentId), code: from.code }
}
async function pagesOf(bytes: Buffer): Promise<string[]> {
  const found = await inspectPdf(bytes)
  if (!found.ok || !found.pdf) throw new Error('the print cannot be read')
  const { pages, texts } = found.pdf
  return pages.map((_, page) => texts.flatMap((run) => (run.page === page ? [run.text] : [])).join(' '))
}

describe('[VI.6.9] a print with mark', () => {
  test('is for whoever may read the paper', async () => {
    const without = await entered(null)
    expect((await get('clerk', `/files/deliveries/${without.id}/marked`)).json()).toMatchObject({ status: 404, code: 'file.not_found' })
    const { id, documentId } = await entered(await makePdf({ pages: 1 }))
    expect((await get('clerkA', `/files/deliveries/${id}/marked`)).json()).toMatchObject({ status: 404, code: 'delivery.not_found' })
    expect((await get('clerkA', `/files/documents/${documentId}/marked`)).json()).toMatchObject({ status: 404, code: 'document.not_found' })
  })

  test('says on every page who printed it, where, when and which paper; the original stays byte for byte', async () => {
    const bytes = Buffer.from(await makePdf({ pages: 2 }))
    const { id, documentId, code } = await entered(bytes)
    for (const url of [`/files/deliveries/${id}/marked`, `/files/documents/${documentId}/marked`]) {
      const print = await get('officer', url)
      expect(print).toMatchObject({ statusCode: 200, headers: { 'content-type': 'application/pdf' } })
      const pages = await pagesOf(print.rawPayload)
      expect(pages).toHaveLength(2)
      for (const page of pages) expect(page).toContain(`Bản in từ Hệ thống · Chuyên Văn Viên · Ban Dân chủ · 00:30 27/11/2026 · ${code}`)
    }
    const plain = await get('officer', `/files/deliveries/${id}/pdf?print=1`)
    expect(plain.rawPayload.equals(bytes)).toBe(true)
    const { items } = (await get('clerk', `/api/deliveries/${id}/readings`)).json()
    // Both kinds of print within ten minutes are one.
    expect(items).toMatchObject([{ what: 'printed', fullName: 'Chuyên Văn Viên' }])
  })

  test('of the stamped copy bears both', async () => {
    const { id } = await entered(await makePdf({ pages: 1 }))
    const print = await get('clerk', `/files/deliveries/${id}/stamped?mark=1`)
    const [page = ''] = await pagesOf(print.rawPayload)
    for (const words of ['ĐẾN', 'Bản in có dấu ĐẾN', 'Bản in từ Hệ thống · Văn Thị Thư · Văn phòng']) expect(page).toContain(words)
  })
})

test('a draft without a number has a mark without it', () => {
  const at = new Date('2026-11-26T01:05:00Z')
  expect(markOf({ fullName: 'A', unitName: 'B', at, code: '' })).toBe('Bản in từ Hệ thống · A · B · 08:05 26/11/2026')
})
