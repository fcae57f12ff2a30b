import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { isPinLocked } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { PinPad } from '../../ui/PinPad.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './signatures.module.css'

type Step = 'old' | 'first' | 'again'

/** One pad after the other: the old PIN when there is one, the new one, the new one again. */
export function PinForm({ changes, onDone }: { changes: boolean; onDone: () => void }) {
  const { t } = useTranslation('signatures')
  const setPin = useCall('setPin')
  const toast = useToast()
  const problemText = useProblemText()
  const start: Step = changes ? 'old' : 'first'
  const [step, setStep] = useState<Step>(start)
  const [typed, setTyped] = useState({ old: '', first: '' })
  const [problem, setProblem] = useState<string | null>(null)
  const restart = (text: string) => {
    setProblem(text)
    setTyped({ old: '', first: '' })
    setStep(start)
  }
  const send = (pin: string) =>
    setPin.mutate(
      { body: { pin, ...(changes && { oldPin: typed.old }) } },
      {
        onSuccess: () => {
          toast(t(changes ? 'pin.changed' : 'pin.done'))
          onDone()
        },
        onError: (error) => restart(problemText(error)),
      },
    )
  const take = (pin: string) => {
    if (step === 'again') return pin === typed.first ? send(pin) : restart(t('pin.differs'))
    setProblem(null)
    setTyped({ ...typed, [step]: pin })
    setStep(step === 'old' ? 'first' : 'again')
  }
  return (
    <>
      <p className={styles.meta}>{t('pin.lead')}</p>
      <PinPad key={step} label={t(`pin.${step}`)} busy={setPin.isPending} error={problem} locked={isPinLocked(setPin.error)} onComplete={take} />
    </>
  )
}
