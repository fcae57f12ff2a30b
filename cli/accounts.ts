import { listAccounts } from '../server/modules/identity/views.ts'
import { demoPassword, hasDemoSecrets } from '../server/modules/organisation/demo-secrets.ts'
import { demoPin, isDemo } from '../server/modules/organisation/public.ts'
import { type Command, UsageError } from './command.ts'
import { withApp } from './open-app.ts'
import { table } from './output.ts'

/** Enough to walk a paper from the draft to three communes. */
const shown = [
  'vanthu.tinh',
  'chutich.tinh',
  'phochutich.tinh',
  'chuyenvien.danchu',
  'quantri',
  'vanthu.rachgia',
  'chutich.rachgia',
  'vanthu.phuquoc',
  'vanthu.olam',
]

const refuse = () =>
  new UsageError('Chỉ bản trình diễn mới có tài khoản dùng thử; cơ quan thật thì không.', 'Only a demonstration has accounts to try; an office has none.')

export const accounts: Command = {
  summary: { vi: 'In tài khoản dùng thử của bản trình diễn', en: 'Print the accounts of the demonstration' },
  needsDatabase: true,
  run: ({ env, output }) =>
    withApp(env, async (app) => {
      if (!(await isDemo(app.db).catch(() => false))) throw refuse()
      if (!(await hasDemoSecrets(app.config.dataDir))) {
        throw new UsageError(
          `Thiếu tệp bí mật của bản trình diễn trong ${app.config.dataDir}/secrets/demo.`,
          `The demonstration's secret is missing in ${app.config.dataDir}/secrets/demo.`,
        )
      }
      const [all, password, pin] = [await listAccounts(app.db), await demoPassword(app.config.dataDir), await demoPin(app)]
      const few = all.filter((account) => shown.includes(account.username)).sort((one, other) => shown.indexOf(one.username) - shown.indexOf(other.username))
      const text = [
        table(
          few.map(({ username, office, unit, fullName }) => ({
            'Tài khoản / User': username,
            'Chức vụ / Office': office,
            'Đơn vị / Unit': unit,
            'Họ tên / Name': fullName,
          })),
        ),
        '',
        `Mật khẩu / Password: ${password}     PIN ký số, đóng dấu / PIN for signing and sealing: ${pin}`,
        'Mỗi xã, phường, đặc khu: vanthu.TEN, chutich.TEN, chuyenvien.TEN (tên viết liền, không dấu), ví dụ vanthu.hatien.',
        'Every commune has vanthu.NAME (clerk), chutich.NAME (leader), chuyenvien.NAME (officer); all accounts: accounts --json.',
        `${app.config.appUrl}/app/`,
      ]
      output.answer({ url: `${app.config.appUrl}/app/`, password, pin, accounts: all.map((account) => ({ ...account, password, pin })) }, text.join('\n'))
      return 0
    }),
}
