import { useTranslation } from 'react-i18next'
import type { NamedRecipient } from './RecipientPicker.tsx'

/** All of a kind by a name in the language of the screen; a unit by its own name. */
export function useRecipientName(): (recipient: Pick<NamedRecipient, 'scope' | 'name'>) => string {
  const { t } = useTranslation('documents')
  return ({ scope, name }) => (scope.kind === 'unit' ? name : t(`recipients.all.${scope.kind}`))
}
