import { type AmendedItem, AmendedBy as By } from './Amended.tsx'
import { type NamedRecipient, RecipientPicker as Picker } from './RecipientPicker.tsx'

export type { NamedRecipient }
/** Recipients as scopes and units, with the saved groups of the office. */
export const RecipientPicker = (props: Parameters<typeof Picker>[0]) => <Picker {...props} />

/** What was issued since and replaces, amends or corrects the document that is shown; texts of `amendments` must be loaded. */
export const AmendedBy = ({ items }: { items: readonly AmendedItem[] }) => <By items={items} />
