import type { Ctx } from '../../platform/ctx.ts'
import type { RawExchange } from '../../platform/http.ts'
import { readTexts } from '../../platform/texts.ts'
import { findVerified, type Verified } from './verify-views.ts'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
type Words = { title: string; number: string; date: string; issuer: string; voided: string; found: string; unknown: string; unknownBody: string }

const style = `body{margin:0;background:#faf8f4;color:#1d1a17;font:18px/1.5 system-ui,sans-serif}main{max-width:36rem;margin:0 auto;padding:2rem 1.25rem}
h1{font-size:1.5rem}dl{background:#fff;border:1px solid #e8e2d8;border-radius:10px;padding:.5rem 1.25rem}dt{color:#57504a;font-size:1rem;margin-top:.75rem}
dd{margin:0 0 .75rem;font-weight:600}.void{color:#8d161f;font-weight:700}section[lang=en]{color:#57504a;font-size:1rem;margin-top:2.5rem}`

function known(words: Words, document: Verified, date: string): string {
  const rows = [
    [words.number, document.code],
    [words.date, date],
    [words.issuer, document.issuer],
  ].map(([term, value]) => `<dt>${escaped(term ?? '')}</dt><dd>${escaped(value ?? '')}</dd>`)
  const state = document.voided ? `<p class="void">${escaped(words.voided)}</p>` : `<p>${escaped(words.found)}</p>`
  return `<h1>${escaped(words.title)}</h1>${state}<dl>${rows.join('')}</dl>`
}
const unknown = (words: Words) => `<h1>${escaped(words.unknown)}</h1><p>${escaped(words.unknownBody)}</p>`

/** The page behind the printed QR, for anybody: number, date, issuer, nothing else. No script, no cookie. */
export async function verifyPage(ctx: Ctx, id: string, { reply }: RawExchange): Promise<unknown> {
  const document = uuidShape.test(id) ? await findVerified(ctx.db, id) : undefined
  const [vi, en] = [readTexts<{ verify: Words }>('vi', 'documents').verify, readTexts<{ verify: Words }>('en', 'documents').verify]
  const [year = '', month = '', day = ''] = (document?.documentOn ?? '').split('-')
  const body = document
    ? `<section lang="vi">${known(vi, document, `${day}/${month}/${year}`)}</section><section lang="en">${known(en, document, `${day}/${month}/${year}`)}</section>`
    : `<section lang="vi">${unknown(vi)}</section><section lang="en">${unknown(en)}</section>`
  const page = `<!doctype html><html lang="vi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(document ? vi.title : vi.unknown)}</title><style>${style}</style></head><body><main>${body}</main></body></html>`
  return reply
    .status(document ? 200 : 404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'")
    .send(page)
}
