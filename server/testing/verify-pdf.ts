import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const execute = promisify(execFile)
type Ran = { ok: boolean; text: string }
export type ToolVerdict = {
  /** One per signature in the order of signing: pdfsig's word on value, certificate and extent. */
  signatures: { valid: boolean; trusted: boolean; total: boolean }[]
  /** One per signature: openssl's CAdES verification. */
  cades: boolean[]
  /** qpdf finds neither errors nor warnings. */
  qpdf: boolean
}

async function run(command: string, args: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await execute(command, args)
    return { ok: true, text: stdout + stderr }
  } catch (error) {
    const failed = error as { code?: unknown; stdout?: string; stderr?: string }
    if (failed.code === 'ENOENT') throw new Error(`${command} is not installed`, { cause: error })
    return { ok: false, text: `${failed.stdout ?? ''}${failed.stderr ?? ''}` }
  }
}

/** Lets independent programs (poppler, OpenSSL, qpdf) judge the signatures; the root is the only one they trust. */
export async function verifyWithTools(pdf: Uint8Array, rootDer: Uint8Array): Promise<ToolVerdict> {
  const dir = await mkdtemp(join(tmpdir(), 'verify-pdf-'))
  try {
    const file = join(dir, 'file.pdf')
    await writeFile(file, pdf)
    await writeFile(join(dir, 'root.der'), rootDer)
    const [signatures, cades, qpdf] = await Promise.all([byPdfsig(dir, file), byOpenssl(dir, pdf), run('qpdf', ['--check', file])])
    return { signatures, cades, qpdf: qpdf.ok }
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}

async function byPdfsig(dir: string, file: string): Promise<ToolVerdict['signatures']> {
  const nss = join(dir, 'nss')
  await execute('mkdir', [nss])
  await run('certutil', ['-N', '-d', `sql:${nss}`, '--empty-password'])
  await run('certutil', ['-A', '-d', `sql:${nss}`, '-n', 'root', '-t', 'CT,C,C', '-i', join(dir, 'root.der')])
  // With OCSP left on: without it NSS does not build the chain of certificates that name no responder.
  const { text } = await run('pdfsig', ['-nssdir', `sql:${nss}`, file])
  const blocks = text.split(/^Signature #\d+:/m).slice(1)
  return blocks.map((block) => ({
    valid: block.includes('Signature is Valid'),
    trusted: block.includes('Certificate is Trusted'),
    total: block.includes('Total document signed'),
  }))
}

async function byOpenssl(dir: string, pdf: Uint8Array): Promise<boolean[]> {
  const root = join(dir, 'root.pem')
  await execute('openssl', ['x509', '-inform', 'DER', '-in', join(dir, 'root.der'), '-out', root])
  const ranges = Buffer.from(pdf)
    .toString('latin1')
    .matchAll(/\/ByteRange \[(\d+) (\d+) (\d+) (\d+)\s*\]/g)
  const verdicts: boolean[] = []
  for (const [, start, length, second, rest] of [...ranges].map((match) => match.map(Number))) {
    const [from = 0, size = 0, next = 0, after = 0] = [start, length, second, rest]
    const name = join(dir, String(verdicts.length))
    await writeFile(`${name}.bin`, Buffer.concat([pdf.subarray(from, from + size), pdf.subarray(next, next + after)]))
    await writeFile(`${name}.p7s`, cmsOf(Buffer.from(pdf.subarray(size + 1, next - 1)).toString('latin1')))
    const args = ['cms', '-verify', '-cades', '-inform', 'DER', '-in', `${name}.p7s`, '-content', `${name}.bin`, '-binary', '-CAfile', root, '-purpose', 'any']
    verdicts.push((await run('openssl', [...args, '-out', `${name}.out`])).text.includes('CAdES Verification successful'))
  }
  return verdicts
}

/** The DER inside /Contents, cut to its own length. */
function cmsOf(hex: string): Buffer {
  const whole = Buffer.from(hex, 'hex')
  const count = (whole[1] ?? 0) & 0x7f
  return whole.subarray(0, 2 + count + whole.readUIntBE(2, count))
}

/** The text that a reader sees, fields included. */
export async function textByPoppler(pdf: Uint8Array): Promise<string> {
  return (await byPoppler(pdf, 'pdftotext', ['-layout'])).toString('utf8')
}

/** The first page as it is drawn, in grey. */
export async function pageByPoppler(pdf: Uint8Array, dpi: number): Promise<{ width: number; height: number; isDark: (x: number, y: number) => boolean }> {
  const image = await byPoppler(pdf, 'pdftoppm', ['-gray', '-singlefile', '-r', String(dpi)])
  const [head = '', width = 0, height = 0] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(image.subarray(0, 40).toString('latin1')) ?? []
  return { width: Number(width), height: Number(height), isDark: (x, y) => (image[head.length + y * Number(width) + x] ?? 255) < 128 }
}

async function byPoppler(pdf: Uint8Array, command: 'pdftotext' | 'pdftoppm', args: readonly string[]): Promise<Buffer> {
  const dir = await mkdtemp(join(tmpdir(), 'poppler-'))
  try {
    const [from, to] = [join(dir, 'file.pdf'), join(dir, 'out')]
    await writeFile(from, pdf)
    await execute(command, [...args, from, to])
    return await readFile(command === 'pdftoppm' ? `${to}.pgm` : to)
  } finally {
    await rm(dir, { recursive: true, force: true })
  }
}
