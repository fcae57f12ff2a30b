import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { docxOf } from '../../lib/paper/docx.ts'
import { createTypesetter, typesetLimits } from '../../server/platform/typeset/typesetter.ts'
import { type Figure, judged, median, unmeasured } from '../figures.ts'
import { letter } from './letter.ts'

const rounds = 9
const goals = { ms: 50, ratio: 20 }
const at = new Date('2026-11-26T00:00:00+07:00')

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

/** True when the program ended well; false when it is not there. */
const ran = (program: string, args: readonly string[]) =>
  new Promise<boolean>((settle) => {
    const child = spawn(program, args, { stdio: 'ignore' })
    child.once('error', () => settle(false)).once('exit', (code) => settle(code === 0))
  })

/** The same letter from DOCX to PDF by LibreOffice, with its profile made before. */
async function byOffice(folder: string, round: number): Promise<number | undefined> {
  const [docx, pdf] = [join(folder, `${round}.docx`), join(folder, `${round}.pdf`)]
  await writeFile(docx, await docxOf(letter(round)))
  const profile = pathToFileURL(join(folder, 'profile')).href
  const args = [`-env:UserInstallation=${profile}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, docx]
  const ms = await timed(() => ran('soffice', args))
  const made = await stat(pdf).catch(() => undefined)
  return made && ms
}

/** From typed fields to the PDF that would be signed, both programs warm, in turn; medians. */
export async function composeFigures(say: (line: string) => void): Promise<Figure[]> {
  const template = await readFile(fileURLToPath(new URL('../../lib/paper/paper.typ', import.meta.url)), 'utf8')
  const folder = await mkdtemp(join(tmpdir(), 'nhipcau-compose-'))
  const typesetter = createTypesetter(typesetLimits, 1)
  const compose = (round: number) => timed(() => typesetter.typeset({ template, data: { ...letter(round), day: [2026, 11, 26] }, at }))
  try {
    for (const round of [-3, -2, -1]) await compose(round)
    const hasOffice = (await byOffice(folder, -1)) !== undefined
    if (!hasOffice) say('soffice is not there or makes no PDF: compose_ratio is not measured')
    const ours: number[] = []
    const ratios: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const ms = await compose(round)
      const office = hasOffice ? await byOffice(folder, round) : undefined
      ours.push(ms)
      if (office !== undefined) ratios.push(office / ms)
      say(`compose: ${ms.toFixed(1)} ms${office === undefined ? '' : `, LibreOffice ${office.toFixed(0)} ms`}`)
    }
    const ratio =
      ratios.length === rounds ? judged('compose_ratio', median(ratios), 'x', goals.ratio, 'higher') : unmeasured('compose_ratio', 'x', goals.ratio, 'higher')
    return [judged('compose_ms', median(ours), 'ms', goals.ms), ratio]
  } finally {
    await typesetter.close()
    await rm(folder, { recursive: true, force: true })
  }
}
