import { spawn } from 'node:child_process'
import { constants } from 'node:fs'
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
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

const setting = (path: string, name: string, value: string) =>
  `<item oor:path="${path}"><prop oor:name="${name}" oor:op="fuse"><value>${value}</value></prop></item>`
/** A paper must not make the server call anybody: links to pictures and texts elsewhere are not followed, macros never run. */
async function writeProfile(profile: string): Promise<void> {
  const scripting = '/org.openoffice.Office.Common/Security/Scripting'
  const items = [
    setting(scripting, 'BlockUntrustedRefererLinks', 'true'),
    setting(scripting, 'DisableMacrosExecution', 'true'),
    setting(scripting, 'DisableActiveContent', 'true'),
    setting('/org.openoffice.Office.Writer/Content/Update', 'Link', '0'),
  ]
  const head = '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">'
  await mkdir(join(profile, 'user'), { recursive: true })
  await writeFile(join(profile, 'user/registrymodifications.xcu'), `${head}${items.join('')}</oor:items>`)
}

/** DOCX to PDF/A-2b by LibreOffice, in a profile of its own. Throws file.no_converter, file.cannot_convert. */
export async function convertToPdf(path: string): Promise<Buffer> {
  const program = await findConverter()
  if (!program) throw new AppError('unavailable', 'file.no_converter')
  const folder = await mkdtemp(join(tmpdir(), 'nhipcau-convert-'))
  try {
    await writeProfile(join(folder, 'profile'))
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
