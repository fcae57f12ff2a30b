import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../paths.ts'
import { useCall } from '../platform/api.ts'
import { forgetEverything } from '../platform/kept.ts'
import { useActReason } from '../platform/offline.ts'
import { useProblemText } from '../platform/problem-text.ts'
import { ActButton } from '../ui/ActButton.tsx'
import { useToast } from '../ui/Toast.tsx'

export function SignOutButton() {
  const { t } = useTranslation('common')
  const signOut = useCall('signOut')
  const navigate = useNavigate()
  const hindered = useActReason()
  const toast = useToast()
  const problemText = useProblemText()
  const leave = async () => {
    try {
      await signOut.mutateAsync({})
      await navigate(paths.signIn(), { replace: true })
      await forgetEverything()
    } catch (error) {
      toast(problemText(error), 'problem')
    }
  }
  return (
    <ActButton keys="X" busy={signOut.isPending} disabledReason={hindered} onClick={() => void leave()}>
      {t('nav.signOut')}
    </ActButton>
  )
}
