import type { Ctx } from '../../platform/ctx.ts'
import type { RawExchange } from '../../platform/http.ts'
import { readTexts } from '../../platform/texts.ts'
import type { Amendment } from './amendment-views.ts'
import { verifyFontStyle } from './verify-font.ts'
import { findVerified, type Verified } from './verify-views.ts'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
const uuidShape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i
type Language = 'vi' | 'en'
type Words = Record<
  | 'title'
  | 'titleVoided'
  | 'titleRecalled'
  | 'replaces'
  | 'amends'
  | 'corrects'
  | 'number'
  | 'date'
  | 'issuer'
  | 'voided'
  | 'recalled'
  | 'found'
  | 'test'
  | 'testBody'
  | 'unknown'
  | 'unknownBody'
  | 'language'
  | 'other',
  string
>

/** The colours of the product (web/theme/tokens.css); a page for a stranger's phone loads nothing besides itself and its letters. */
const style = `${verifyFontStyle}*{box-sizing:border-box}body{margin:0;background:#fff;color:#1d1a17;font:17px/1.5 "Be Vietnam Pro",system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
header{display:flex;align-items:center;gap:10px;padding:14px 20px;border-bottom:1px solid #e8e2d8;font-weight:600}header svg{width:30px;height:30px;flex:none}
header a{margin-left:auto;color:#1d5a94;font-weight:400;padding:10px 0}main{max-width:40rem;margin:0 auto;padding:28px 20px 48px}
h1{margin:0 0 8px;font-size:26px;font-weight:600;line-height:1.2;letter-spacing:-.01em}p{margin:0 0 20px;color:#57504a}
dl{margin:0 0 20px;border-top:1px solid #e8e2d8}dl div{padding:14px 0;border-bottom:1px solid #e8e2d8}dt{color:#57504a;font-size:14px}dd{margin:2px 0 0;font-weight:600;overflow-wrap:anywhere}
.void{padding:12px 14px;border-radius:6px;background:#fcefee;color:#8d161f;font-weight:600}.test{padding:12px 14px;border-radius:6px;background:#fbf4e3;color:#74540f}.test b{display:block;font-weight:600}`
const mark = `<svg viewBox="0 0 64 64" aria-hidden="true"><g fill="none" stroke="#b3202a" stroke-width="5" stroke-linecap="round" stroke-linejoin="round"><path d="M8 21h48"/><path d="M14 21v5M32 21v5M50 21v5"/><path d="M16 47c0-11 7-19 16-19s16 8 16 19"/><path d="M10 47h8M46 47h8"/></g></svg>`

const sayDay = (day: string | null) => day?.split('-').reverse().join('/') ?? ''
/** Of what changes it only number and date: whoever holds the paper looks for the other one. */
const sayAmended = (words: Words, { role, code, documentOn }: Amendment) => words[role].replace('{{code}}', code).replace('{{date}}', sayDay(documentOn))

const titleOf = (words: Words, { voided, recalled }: Verified) => (voided ? words.titleVoided : recalled ? words.titleRecalled : words.title)

function known(words: Words, document: Verified): string {
  const rows = [
    [words.number, document.code],
    [words.date, sayDay(document.documentOn)],
    [words.issuer, document.issuer],
  ].map(([term, value]) => `<div><dt>${escaped(term ?? '')}</dt><dd>${escaped(value ?? '')}</dd></div>`)
  const ended = document.voided ? words.voided : document.recalled ? words.recalled : undefined
  const state = ended ? `<p class="void">${escaped(ended)}</p>` : `<p>${escaped(words.found)}</p>`
  const test = document.test ? `<p class="test"><b>${escaped(words.test)}</b> ${escaped(words.testBody)}</p>` : ''
  const changed = document.amendedBy.map((one) => `<p class="void">${escaped(sayAmended(words, one))}</p>`).join('')
  return `<h1>${escaped(titleOf(words, document))}</h1>${state}${changed}<dl>${rows.join('')}</dl>${test}`
}
const unknown = (words: Words) => `<h1>${escaped(words.unknown)}</h1><p>${escaped(words.unknownBody)}</p>`

/** The page behind the printed QR, for anybody: number, date, issuer, and that a certificate is for tests. No script, no cookie. */
export async function verifyPage(ctx: Ctx, id: string, language: Language, { reply }: RawExchange): Promise<unknown> {
  const document = uuidShape.test(id) ? await findVerified(ctx.db, id) : undefined
  const { verify: words } = readTexts<{ verify: Words }>(language, 'documents')
  const other = `<a href="?lang=${words.other}" hreflang="${words.other}" lang="${words.other}">${escaped(words.language)}</a>`
  const page = `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(document ? titleOf(words, document) : words.unknown)}</title><style>${style}</style></head>
<body><header>${mark}<span>Nhịp Cầu</span>${other}</header><main>${document ? known(words, document) : unknown(words)}</main></body></html>`
  return reply
    .status(document ? 200 : 404)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; frame-ancestors 'none'; base-uri 'none'")
    .send(page)
}
