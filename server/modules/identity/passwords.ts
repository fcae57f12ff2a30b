import { hash, verify } from '@node-rs/argon2'

/** Argon2id as OWASP recommends: 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
// The same word typed by two input methods may be composed differently.
const same = (password: string) => password.normalize('NFC')

export function hashPassword(password: string): Promise<string> {
  return hash(same(password), cost)
}

let nobody: Promise<string> | undefined

/** Takes the same work whether or not there is a password to compare with. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  nobody ??= hashPassword('nobody has this password')
  const known = stored?.startsWith('$argon2id$') ? stored : undefined
  const matches = await verify(known ?? (await nobody), same(password))
  return known !== undefined && matches
}
