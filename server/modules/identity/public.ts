import type { Actor } from '../../platform/actor.ts'
import type { App } from '../../platform/ctx.ts'
import { loadActor as load } from './load-actor.ts'

/** Who stands behind a session cookie. */
export function loadActor(app: App, token: string | undefined): Promise<Actor> {
  return load(app, token)
}
