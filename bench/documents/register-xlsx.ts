import { readFileSync, writeFileSync } from 'node:fs'
import { type Figure, judged } from '../figures.ts'
import type { Office } from '../support/offices.ts'

const longestS = 5
const mostMb = 200

const memoryMb = (pid: number, name: 'VmRSS' | 'VmHWM') =>
  Number(new RegExp(`${name}:\\s+(\\d+)`).exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
/** From here on the kernel notes the highest use anew. */
const forgetPeak = (pid: number) => writeFileSync(`/proc/${pid}/clear_refs`, '5')

async function download(url: string, office: Office, year: number, cut: string): Promise<number> {
  const reply = await fetch(`${url}/files/registers/incoming?unitId=${office.unitId}&year=${year}${cut}`, { headers: { cookie: `nhipcau=${office.token}` } })
  if (!reply.ok) throw new Error(`${reply.status} ${await reply.text()}`)
  return (await reply.arrayBuffer()).byteLength
}

/** An incoming register of 10,000 lines of a past year as XLSX, streamed: seconds to the last byte, and what the web process takes for it besides. */
export async function benchRegisterXlsx(web: { url: string; pid: number }, office: Office, year: number): Promise<Figure[]> {
  await download(web.url, office, year, '&toNumber=100')
  forgetPeak(web.pid)
  const before = memoryMb(web.pid, 'VmRSS')
  const began = performance.now()
  const bytes = await download(web.url, office, year, '')
  const seconds = (performance.now() - began) / 1000
  process.stderr.write(`register of ${year}: ${bytes} bytes\n`)
  return [judged('register_xlsx_s', seconds, 's', longestS), judged('register_xlsx_mb', memoryMb(web.pid, 'VmHWM') - before, 'MB', mostMb)]
}
