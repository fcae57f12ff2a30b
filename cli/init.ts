import { username as usernameShape } from '../contract/identity.ts'
import { communeTypes, unitKinds } from '../contract/words.ts'
import { linkOfAct, openAccount } from '../server/modules/identity/public.ts'
import { type FoundingUnit, foundInstallation } from '../server/modules/organisation/found-installation.ts'
import type { App } from '../server/platform/ctx.ts'
import { type Command, type CommandContext, UsageError } from './command.ts'
import { withApp } from './open-app.ts'
import { prepareSchema } from './prepare.ts'

type Options = CommandContext['options']
const given = (options: Options, name: string): string | undefined => {
  const value = options[name]
  return typeof value === 'string' && value.trim() !== '' ? value.normalize('NFC').trim() : undefined
}
function needed(options: Options, name: string): string {
  const value = given(options, name)
  if (value === undefined) throw new UsageError(`Thiếu --${name}.`, `Missing --${name}.`)
  return value
}
function oneOf<const V extends string>(options: Options, name: string, values: readonly V[], fallback?: V): V {
  const found = values.find((value) => value === (given(options, name) ?? fallback))
  if (found === undefined) throw new UsageError(`--${name} phải là: ${values.join(', ')}.`, `--${name} must be one of: ${values.join(', ')}.`)
  return found
}

function readUnit(options: Options): FoundingUnit {
  const name = needed(options, 'unit')
  const kind = oneOf(options, 'kind', unitKinds, 'province')
  const shortName = given(options, 'short-name') ?? name
  const unit = { key: 'root', kind, name, shortName, placeName: given(options, 'place') ?? shortName }
  return kind === 'commune' ? { ...unit, communeType: oneOf(options, 'commune-type', communeTypes) } : unit
}

/** One unit, one administrator without a password, and the one-time link by which he sets it. */
async function foundOffice(app: App, unit: FoundingUnit, admin: { fullName: string; username: string }) {
  let link: Awaited<ReturnType<typeof linkOfAct>> = null
  const person = { ...admin, unit: unit.key, office: 'Quản trị hệ thống', blockLines: [], roles: ['administrator' as const] }
  const founded = await foundInstallation(app, { kind: 'office', root: unit.key, units: [unit], people: [person], issuers: [] }, async (ctx, { people }) => {
    const made = people.get(admin.username)
    if (!made) throw new Error('the administrator was not made')
    await openAccount(ctx, { ...made, username: admin.username }, 'first_administrator')
    link = await linkOfAct(ctx)
  })
  return founded && { founded, link: link as Awaited<ReturnType<typeof linkOfAct>> }
}

export const init: Command = {
  summary: {
    vi: 'Lập cơ quan thật trên cơ sở dữ liệu trống: một đơn vị, một quản trị viên, một liên kết dùng một lần',
    en: 'Found a real office in an empty database: one unit, one administrator, one one-time link',
  },
  usage:
    '--unit TÊN --admin-name HỌ_TÊN --admin-username TÊN [--kind province|commune|organisation|central] [--commune-type xa|phuong|dac_khu] [--short-name TÊN] [--place ĐỊA_DANH]',
  options: {
    unit: { type: 'string' },
    kind: { type: 'string' },
    'commune-type': { type: 'string' },
    'short-name': { type: 'string' },
    place: { type: 'string' },
    'admin-name': { type: 'string' },
    'admin-username': { type: 'string' },
  },
  needsDatabase: true,
  async run({ env, options, output }) {
    const unit = readUnit(options)
    const fullName = needed(options, 'admin-name')
    const username = usernameShape.safeParse(needed(options, 'admin-username'))
    if (!username.success) {
      throw new UsageError('Tên đăng nhập: 3 đến 50 chữ thường không dấu, chữ số, dấu chấm, gạch.', 'User name: 3 to 50 small letters, digits, dots, dashes.')
    }
    await prepareSchema(env.DATABASE_URL)
    const made = await withApp(env, (app) => foundOffice(app, unit, { fullName, username: username.data }))
    if (!made)
      throw new UsageError(
        'Cơ sở dữ liệu đã có dữ liệu; init chỉ chạy trên cơ sở dữ liệu trống.',
        'The database holds data already; init runs on an empty one only.',
      )
    const { founded, link } = made
    const lines = [`Đã lập: ${unit.name} / Founded`, `Liên kết đặt mật khẩu, dùng một lần, trong 24 giờ / One-time link, 24 hours:`, link?.url ?? '']
    output.answer({ unitId: founded.rootUnitId, username: username.data, url: link?.url ?? null, expiresAt: link?.expiresAt ?? null }, lines.join('\n'))
    return 0
  },
}
