import { z } from 'zod'
import { endpoint, id, instant, none } from './endpoint.ts'
import { roles, unitKinds } from './words.ts'

export const password = z.string().min(10).max(200)
/** As typed on any keyboard: small letters and digits without diacritics. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,49}$/)
const office = z.object({
  unitId: id,
  name: z.string(),
  shortName: z.string(),
  kind: z.enum(unitKinds),
  roles: z.array(z.enum(roles)),
})
export const me = z.object({
  personId: id,
  fullName: z.string(),
  username: z.string(),
  /** Title of the first appointment: "Văn thư", "Chủ tịch". */
  title: z.string(),
  unitName: z.string(),
  /** Offices the person works in; the first is the one screens start with. */
  offices: z.array(office),
  mustChangePassword: z.boolean(),
  installation: z.enum(['demo', 'rehearsal', 'office']),
  limits: z.object({ fileBytes: z.number(), sendBytes: z.number() }),
})
const session = z.object({ id, createdAt: instant, lastSeenAt: instant, userAgent: z.string(), ip: z.string(), current: z.boolean() })

export const signIn = endpoint('signIn', {
  summary: 'Sign in with user name and password',
  auth: ['nobody', 'person'],
  act: false,
  body: z.object({ username: z.string().trim().min(1).max(100), password: z.string().min(1).max(200) }),
  reply: me,
  errors: ['session.wrong_credentials', 'session.locked', 'session.too_many_attempts', 'session.disabled'],
})
export const getSession = endpoint('getSession', { summary: 'Who is signed in', auth: ['person'], reply: me, errors: [] })
export const signOut = endpoint('signOut', { summary: 'End this session', auth: ['person'], act: false, reply: none, errors: [] })
export const listSessions = endpoint('listSessions', {
  summary: "One's open sessions",
  auth: ['person'],
  reply: z.object({ items: z.array(session) }),
  errors: [],
})
export const endSession = endpoint('endSession', {
  summary: "End one of one's sessions",
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['session.not_found'],
})
export const changePassword = endpoint('changePassword', {
  summary: "Change one's password; ends the other sessions",
  auth: ['person'],
  body: z.object({ current: z.string().min(1).max(200), next: password }),
  reply: none,
  errors: ['session.wrong_credentials', 'session.locked', 'password.too_common', 'password.unchanged'],
})
export const getLink = endpoint('getLink', {
  summary: 'What a one-time link is for',
  auth: ['nobody', 'person'],
  params: z.object({ token: z.string().min(20).max(100) }),
  reply: z.object({ purpose: z.enum(['first_administrator', 'set_password']), username: z.string(), fullName: z.string() }),
  errors: ['link.not_found'],
})
export const useLink = endpoint('useLink', {
  summary: 'Set the password by a one-time link; the link works once',
  auth: ['nobody', 'person'],
  act: false,
  params: z.object({ token: z.string().min(20).max(100) }),
  body: z.object({ password }),
  reply: me,
  errors: ['link.not_found', 'password.too_common'],
})
export const resetPassword = endpoint('resetPassword', {
  summary: "An administrator makes a one-time link for a new password; ends the person's sessions and lock-out",
  auth: ['person'],
  params: z.object({ id }),
  reply: z.object({ url: z.string(), expiresAt: instant }),
  errors: ['person.not_found', 'account.not_permitted', 'account.none'],
})
export const setAccountState = endpoint('setAccountState', {
  summary: "Make, disable or enable a person's account",
  auth: ['person'],
  params: z.object({ id }),
  body: z.object({ state: z.enum(['enabled', 'disabled']), username: username.optional() }),
  reply: z.object({ url: z.string().nullable() }),
  errors: ['person.not_found', 'account.not_permitted', 'account.username_taken', 'account.username_required'],
})
