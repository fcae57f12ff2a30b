import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { usePhone } from '../../ui/phone.ts'

/** On a phone it stands under “More”, which lists it. */
export function ConformanceLink() {
  const { t } = useTranslation('common')
  const phone = usePhone()
  return phone ? null : (
    <ActButton quiet to={paths.conformance()}>
      {t('nav.conformance')}
    </ActButton>
  )
}
