import { type Actor, byRole, type Decision, type UnitRef } from '../../platform/actor.ts'

export const can = {
  /** One calendar holds for the whole installation: it takes its administrator, not that of a part. */
  edit: (actor: Actor, root: UnitRef | undefined): Decision =>
    root ? byRole(actor, ['administrator'], root, 'calendar.not_permitted') : { denied: 'calendar.not_permitted' },
}
