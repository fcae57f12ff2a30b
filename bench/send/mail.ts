import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { dovecotConf, mainCf, masterCf } from './mail-settings.ts'

/** Postfix and Dovecot as Debian ships them, on loopback in a folder of their own: the same paper to the same number of receivers. */
export type Mail = { send(paper: Buffer, receivers: number): Promise<number>; stop(): Promise<void> }
const smtpPort = 10_025
const lmtpPort = 10_024

/** Why the peer cannot run here, or undefined. */
export function whyNoMail(): string | undefined {
  if (process.getuid?.() !== 0) return 'Postfix needs root'
  for (const path of ['/usr/sbin/postfix', '/usr/sbin/dovecot', '/usr/lib/dovecot/lmtp']) if (!existsSync(path)) return `${path} is not installed`
  return undefined
}

function ensureUser(): void {
  if (spawnSync('id', ['vmail'], { stdio: 'ignore' }).status === 0) return
  spawnSync('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'vmail'])
}
const listens = (port: number) =>
  new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.once('error', () => done(false))
  })
async function until(condition: () => boolean | Promise<boolean>, seconds: number, what: string): Promise<void> {
  for (const end = Date.now() + seconds * 1000; Date.now() < end; ) {
    if (await condition()) return
    await new Promise((done) => setTimeout(done, 20))
  }
  throw new Error(`${what}: not within ${seconds} s`)
}

/** Newest change time of a file in any new/ folder, in milliseconds since 1970. */
function newestArrival(boxes: string): number {
  let newest = 0
  for (const name of readdirSync(boxes)) {
    const folder = join(boxes, name, 'Maildir/new')
    if (existsSync(folder)) for (const file of readdirSync(folder)) newest = Math.max(newest, statSync(join(folder, file)).ctimeMs)
  }
  return newest
}
const sentCount = (log: string) => (existsSync(log) ? (readFileSync(log, 'utf8').match(/status=sent/g)?.length ?? 0) : 0)

export async function startMail(): Promise<Mail> {
  ensureUser()
  const dir = await mkdtemp(join(tmpdir(), 'nhipcau-mail-'))
  spawnSync('chmod', ['755', dir])
  for (const name of ['queue', 'data', 'box', 'dovecot-run']) mkdirSync(join(dir, name))
  spawnSync('chown', ['postfix', join(dir, 'data')])
  spawnSync('chown', ['vmail', join(dir, 'box')])
  writeFileSync(join(dir, 'main.cf'), mainCf(dir))
  writeFileSync(join(dir, 'master.cf'), masterCf(smtpPort))
  writeFileSync(join(dir, 'dovecot.conf'), dovecotConf(dir, lmtpPort))
  const children: ChildProcess[] = [spawn('/usr/sbin/dovecot', ['-c', join(dir, 'dovecot.conf'), '-F'], { stdio: 'ignore' })]
  const stop = async () => {
    spawnSync('/usr/sbin/postfix', ['-c', dir, 'stop'], { stdio: 'ignore' })
    for (const child of children) child.kill('SIGTERM')
    await rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
  try {
    const started = spawnSync('/usr/sbin/postfix', ['-c', dir, 'start'], { encoding: 'utf8' })
    if (started.status !== 0) throw new Error(`postfix does not start: ${started.stderr}`)
    await until(async () => (await listens(smtpPort)) && (await listens(lmtpPort)), 20, 'Postfix and Dovecot')
  } catch (error) {
    await stop()
    throw error
  }
  const log = join(dir, 'maillog')
  const boxes = join(dir, 'box')
  return {
    async send(paper, receivers) {
      const before = sentCount(log)
      const transport = createTransport({ host: '127.0.0.1', port: smtpPort, secure: false, ignoreTLS: true })
      const begun = performance.timeOrigin + performance.now()
      await transport.sendMail({
        from: 'tinh@xa.test',
        to: Array.from({ length: receivers }, (_, index) => `xa${index}@xa.test`),
        subject: 'Kế hoạch',
        text: 'Kính gửi',
        attachments: [{ filename: 'ke-hoach.pdf', content: paper }],
      })
      await until(() => sentCount(log) >= before + receivers, 180, 'delivery of the mail')
      transport.close()
      return newestArrival(boxes) - begun
    },
    stop,
  }
}
