import { hashSharedPassword } from '../../server/modules/identity/public.ts'
import { demoPassword } from '../../server/modules/organisation/demo-secrets.ts'
import { foundInstallation } from '../../server/modules/organisation/found-installation.ts'
import type { App } from '../../server/platform/ctx.ts'
import { demoPlan } from './demo-plan.ts'

/** Fills an empty database with the demonstration, in one transaction. False when somebody else filled it meanwhile. */
export async function loadDemo(app: App): Promise<boolean> {
  const passwordHash = await hashSharedPassword(await demoPassword(app.config.dataDir))
  const founded = await foundInstallation(app, { ...demoPlan(), passwordHash })
  return founded !== undefined
}
