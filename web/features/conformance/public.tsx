import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { ActButton } from '../../ui/ActButton.tsx'

export function ConformanceLink() {
  const { t } = useTranslation('common')
  return (
    <ActButton quiet to={paths.conformance()}>
      {t('nav.conformance')}
    </ActButton>
  )
}
