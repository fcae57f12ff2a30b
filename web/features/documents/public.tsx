import { type NamedRecipient, RecipientPicker as Picker } from './RecipientPicker.tsx'

export type { NamedRecipient }
/** Recipients as scopes and units, with the saved groups of the office. */
export const RecipientPicker = (props: Parameters<typeof Picker>[0]) => <Picker {...props} />
