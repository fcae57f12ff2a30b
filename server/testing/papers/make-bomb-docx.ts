import { docxFrame } from './make-docx.ts'
import { zipOf } from './zip.ts'

/** A small DOCX whose body unpacks to very much more: spaces by the megabyte (200 when not given). */
export function makeBombDocx(megabytes = 200): Promise<Uint8Array> {
  const open = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t xml:space="preserve">'
  const body = Buffer.alloc(megabytes * 1024 * 1024, 0x20)
  body.write(open)
  body.write('</w:t></w:r></w:p></w:body></w:document>', body.length - 42)
  return zipOf({ ...docxFrame, 'word/document.xml': body })
}
