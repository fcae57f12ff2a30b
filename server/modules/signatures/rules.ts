export const wrongPinsAllowed = 5
export const certificateYears = 3

/** All digits equal, or going up or down by one. */
export function isTooSimple(pin: string): boolean {
  const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])))
  const [step] = steps
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1
}

export type CredentialState = 'none' | 'allowed' | 'active' | 'expired' | 'revoked' | 'locked'
/** What the newest credential and an open permission say of a person's key. */
export function stateOf(credential: { revokedAt: Date | null; lockedAt: Date | null; toAt: Date } | undefined, allowed: boolean, now: Date): CredentialState {
  if (!credential || credential.revokedAt) return allowed ? 'allowed' : credential ? 'revoked' : 'none'
  if (credential.lockedAt) return 'locked'
  return credential.toAt <= now ? 'expired' : 'active'
}
