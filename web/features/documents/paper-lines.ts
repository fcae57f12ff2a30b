import type { Draft } from './draft.ts'

/** What is written of whom a paper goes to; papers are in Vietnamese in every language of the app. */
type Written = Pick<Draft, 'type' | 'recipients'>
const asAbove = 'Như trên'
const communes = 'Uỷ ban MTTQ Việt Nam các'
const scopes: Record<string, string> = {
  all_communes: `${communes} xã, phường, đặc khu`,
  all_rural_communes: `${communes} xã`,
  all_wards: `${communes} phường`,
  all_special_zones: `${communes} đặc khu`,
  all_departments: 'Các ban, Văn phòng',
  all_organisations: 'Các tổ chức chính trị - xã hội',
  all_residential_areas: 'Các Ban Công tác Mặt trận khu dân cư',
}
export const isLetter = ({ type }: Pick<Draft, 'type'>) => type === 'cong_van'
const nameOf = ({ scope, name }: Draft['recipients'][number]) => ('kind' in scope ? (scopes[scope.kind] ?? name) : name)

/** Kính gửi stands on a letter alone. */
const addresseesOf = (draft: Written) => (isLetter(draft) ? draft.recipients.filter((one) => one.purpose === 'action').map(nameOf) : [])
/** Nơi nhận; a letter names those above in one line. */
function linesOf(draft: Written): string[] {
  if (!isLetter(draft)) return draft.recipients.map(nameOf)
  const others = draft.recipients.filter((one) => one.purpose !== 'action').map(nameOf)
  return others.length < draft.recipients.length ? [asAbove, ...others] : others
}

const same = (one: readonly string[], other: readonly string[]) => one.join('\n') === other.join('\n')
/** The lines follow the recipients and the type until somebody writes them by hand. */
export function linesFollow(before: Draft, after: Draft): Draft {
  if (before.recipients === after.recipients && before.type === after.type) return after
  const { fields } = after.composed
  const addressees = same(fields.addressees, addresseesOf(before)) ? addresseesOf(after) : fields.addressees
  const recipientLines = same(fields.recipientLines, linesOf(before)) ? linesOf(after) : fields.recipientLines
  return { ...after, composed: { ...after.composed, fields: { ...fields, addressees, recipientLines } } }
}
/** The lines of a draft that is just begun. */
export const withLines = (draft: Draft): Draft => linesFollow({ ...draft, recipients: [] }, draft)
