import { type ComponentType, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import type { Handling } from './handling.ts'
import { type HandlingFormProps, HandOnForm, InstructForm, ProposeForm, UrgeForm } from './handling-forms.tsx'
import styles from './incoming.module.css'

type Form = 'instruct' | 'propose' | 'handOn' | 'urge'
const forms: Record<Form, ComponentType<HandlingFormProps>> = { instruct: InstructForm, propose: ProposeForm, handOn: HandOnForm, urge: UrgeForm }
const names = { instruct: 'instruction.add', propose: 'proposal.add', handOn: 'handOn.add', urge: 'urge.add' } as const

type Props = { deliveryId: string; unitId: string; handling: Handling }
/** Answer it, say something, propose, give on, see the slip: each where the reader may. */
export function HandlingActs({ deliveryId, unitId, handling }: Props) {
  const { t } = useTranslation('incoming')
  const hindered = useActReason()
  const problemText = useProblemText()
  const [opened, setOpened] = useState<Form | null>(null)
  const { can } = handling
  const mine = (['instruct', 'propose', 'handOn'] as const).filter((form) => can[form] === true)
  const Opened = opened && forms[opened]
  const close = () => setOpened(null)
  return (
    <div className={styles.acts}>
      {can.answer === true && (
        <ActButton keys="T" to={paths.answer(deliveryId)}>
          {t('answer.write')}
        </ActButton>
      )}
      {mine.map((form) => (
        <ActButton key={form} quiet disabledReason={hindered} onClick={() => setOpened(form)}>
          {t(names[form])}
        </ActButton>
      ))}
      {(can.urge === true || can.urge === 'urging.too_soon') && (
        <ActButton quiet disabledReason={hindered ?? (can.urge === true ? undefined : problemText({ code: can.urge }))} onClick={() => setOpened('urge')}>
          {t('urge.add')}
        </ActButton>
      )}
      <ActButton quiet to={paths.slip(deliveryId)}>
        {t('slip.open')}
      </ActButton>
      {Opened && opened && (
        <Sheet title={t(names[opened])} opened onClose={close}>
          <Opened deliveryId={deliveryId} unitId={unitId} handling={handling} onDone={close} />
        </Sheet>
      )}
    </div>
  )
}
