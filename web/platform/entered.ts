const prefix = 'nhipcau.entered.'
const keyOf = (personId: string, name: string) => `${prefix}${personId}.${name}`

/** What a person was entering stays in this browser until it is saved or thrown away, or until he signs out. Says whether it could be kept. */
export function keepEntered(personId: string, name: string, value: unknown, storage: Storage = localStorage): boolean {
  try {
    storage.setItem(keyOf(personId, name), JSON.stringify(value))
    return true
  } catch {
    // Full or not allowed: what is on screen is still there.
    return false
  }
}

export function enteredBefore(personId: string, name: string, storage: Storage = localStorage): unknown {
  try {
    return JSON.parse(storage.getItem(keyOf(personId, name)) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

export function dropEntered(personId: string, name: string, storage: Storage = localStorage): void {
  storage.removeItem(keyOf(personId, name))
}

/** Everything, or everything but what one person entered. */
export function forgetEntered(keptFor?: string, storage: Storage = localStorage): void {
  const keys = Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
  for (const key of keys) if (key.startsWith(prefix) && !(keptFor && key.startsWith(keyOf(keptFor, '')))) storage.removeItem(key)
}
