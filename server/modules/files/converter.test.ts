import { mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { docxFrame } from '../../testing/papers/make-docx.ts'
import { zipOf } from '../../testing/papers/zip.ts'
import { convertToPdf } from './converter.ts'

const namespaces =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'

test('a paper with a picture elsewhere does not make the server ask for it', async () => {
  let asked = 0
  const elsewhere = createServer((_request, reply) => {
    asked += 1
    reply.end()
  })
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done))
  const { port } = elsewhere.address() as { port: number }
  const picture = `<w:drawing><wp:inline><wp:extent cx="990000" cy="990000"/><wp:docPr id="1" name="a"/><a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="a"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:link="rId9"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="990000" cy="990000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>`
  const bytes = await zipOf({
    ...docxFrame,
    'word/document.xml': `<?xml version="1.0"?><w:document ${namespaces}><w:body><w:p><w:r><w:t>Thử</w:t></w:r></w:p><w:p><w:r>${picture}</w:r></w:p></w:body></w:document>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:${port}/a.png" TargetMode="External"/></Relationships>`,
  })
  const path = join(mkdtempSync(join(tmpdir(), 'nhipcau-docx-')), 'paper')
  writeFileSync(path, bytes)
  expect((await convertToPdf(path)).subarray(0, 5).toString()).toBe('%PDF-')
  elsewhere.close()
  expect(asked).toBe(0)
})
