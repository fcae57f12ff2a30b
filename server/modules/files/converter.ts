import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { AppError } from '../../platform/errors.ts'

const maxMs = 120_000
export const converterVersion = 'libreoffice-pdf/1'

async function findConverter(): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    for (const name of ['soffice', 'libreoffice']) {
      const path = join(folder, name)
      const runs = await access(path, constants.X_OK).then(
        () => true,
        () => false,
      )
      if (runs) return path
    }
  }
  return undefined
}

export const hasConverter = async (): Promise<boolean> => (await findConverter()) !== undefined

/** Runs to its end or is ended with all its children: LibreOffice starts helpers of its own. */
function runBounded(program: string, args: string[]): Promise<number | null> {
  return new Promise((done) => {
    const child = spawn(program, args, { stdio: 'ignore', detached: true })
    const timer = setTimeout(() => {
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL')
    }, maxMs)
    child.once('error', () => done(null))
    child.once('exit', (code) => {
      clearTimeout(timer)
      done(code)
    })
  })
}

/** DOCX to PDF/A-2b by LibreOffice, in a profile of its own. Throws file.no_converter, file.cannot_convert. */
export async function convertToPdf(path: string): Promise<Buffer> {
  const program = await findConverter()
  if (!program) throw new AppError('unavailable', 'file.no_converter')
  const folder = await mkdtemp(join(tmpdir(), 'nhipcau-convert-'))
  try {
    const filter = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"},"UseTaggedPDF":{"type":"boolean","value":"true"}}'
    const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`
    // The stored file has no ending: the filter is named, so that nothing else is guessed from the content.
    const args = [profile, '--headless', '--norestore', '--infilter=MS Word 2007 XML', '--convert-to', filter, '--outdir', folder, path]
    await runBounded(program, args)
    const made = join(folder, `${path.split('/').at(-1)}.pdf`)
    return await readFile(made).catch(() => {
      throw new AppError('rule', 'file.cannot_convert')
    })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
