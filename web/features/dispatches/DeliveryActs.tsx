import { type ComponentType, lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useActReason } from '../../platform/offline.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { isKey, openDialog, usePageKeys } from '../../ui/keys.ts'
import { usePhone } from '../../ui/phone.ts'
import { AssignForm } from './AssignForm.tsx'
import { AcceptForm, AnswerRecallForm, FaultForm, FinishForm, type FormProps, RefuseForm, ReopenForm, ReturnForm, StartForm, SubmitForm } from './act-forms.tsx'
import styles from './delivery.module.css'
import { type DeliveryAct, quietActs, waitingAct } from './delivery-acts.ts'
import type { Delivery } from './dispatches.ts'

const Sheet = lazy(async () => ({ default: (await import('../../ui/Sheet.tsx')).Sheet }))
const ForwardForm = lazy(async () => ({ default: (await import('./ForwardForm.tsx')).ForwardForm }))
const forms: Record<DeliveryAct, ComponentType<FormProps>> = {
  accept: AcceptForm,
  refuse: RefuseForm,
  reportFault: FaultForm,
  submit: SubmitForm,
  assign: AssignForm,
  returnToClerk: ReturnForm,
  start: StartForm,
  finish: FinishForm,
  reopen: ReopenForm,
  answerRecall: AnswerRecallForm,
  forward: ForwardForm,
}
const names = {
  accept: 'accept',
  refuse: 'refuse',
  reportFault: 'fault',
  submit: 'submit',
  assign: 'assign',
  returnToClerk: 'return',
  start: 'start',
  finish: 'finish',
  reopen: 'reopen',
  answerRecall: 'answerRecall',
  forward: 'forward',
} as const

/** In the hand these come in a sheet: below a long page nobody finds them. */
const severalFields: ReadonlySet<DeliveryAct> = new Set(['assign', 'submit', 'finish'])

/** P: phân công. Where its form stands open already, the cursor goes there. */
const assignKey = 'P'
const keyOf = (act: DeliveryAct) => (act === 'assign' ? { keys: assignKey } : {})
function useAssignKey(isOpen: boolean) {
  const foot = useRef<HTMLDivElement>(null)
  usePageKeys((event) => {
    if (!isKey(event, assignKey) || openDialog()) return
    event.preventDefault()
    foot.current?.querySelector<HTMLElement>('input, textarea')?.focus()
  }, isOpen)
  return foot
}

/** After an act its form is gone: the focus goes on with the acts, where the next one waits. */
function useFocusAfterAct(foot: RefObject<HTMLDivElement | null>, waiting: DeliveryAct | null) {
  const before = useRef(waiting)
  useEffect(() => {
    const moved = before.current !== waiting
    before.current = waiting
    if (moved && (document.activeElement === document.body || document.activeElement === null)) foot.current?.focus({ preventScroll: true })
  }, [foot, waiting])
}

/** The step that waits stands open with its red button; the other acts are one quiet line, each in a sheet. */
export function DeliveryActs({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const phone = usePhone()
  const hindered = useActReason()
  const waiting = waitingAct(delivery)
  const foot = useAssignKey(waiting === 'assign' && !phone)
  useFocusAfterAct(foot, waiting)
  const quiet = quietActs(delivery)
  // The act may be asked for in the address; the one that waits stands open anyway.
  const asked = useSearchParams()[0].get('viec')
  const [opened, setOpened] = useState<DeliveryAct | null>(() => quiet.find((act) => act === asked) ?? null)
  if (waiting === null && quiet.length === 0) return null
  const fromBelow = phone && waiting !== null && severalFields.has(waiting)
  const Waiting = waiting && !fromBelow && forms[waiting]
  const Opened = opened && forms[opened]
  const nameOf = (act: DeliveryAct) => t(act === 'assign' && delivery.assignments.length > 0 ? 'act.assignAgain' : `act.${names[act]}`)
  const close = () => setOpened(null)
  return (
    <div ref={foot} tabIndex={-1} className={styles.foot} data-act={waiting}>
      {Waiting && <Waiting delivery={delivery} primary={opened === null} onDone={close} />}
      {fromBelow && (
        <ActButton primary={opened === null} wide disabledReason={hindered} {...keyOf(waiting)} onClick={() => setOpened(waiting)}>
          {nameOf(waiting)}
        </ActButton>
      )}
      {quiet.length > 0 && (
        <div className={styles.quiet}>
          {quiet.map((act) => (
            <ActButton key={act} quiet disabledReason={hindered} {...keyOf(act)} onClick={() => setOpened(act)}>
              {nameOf(act)}
            </ActButton>
          ))}
        </div>
      )}
      {Opened && opened && (
        <Suspense fallback={null}>
          <Sheet title={opened === 'refuse' ? t('act.refuseTitle') : nameOf(opened)} opened onClose={close}>
            <Opened delivery={delivery} primary onDone={close} />
          </Sheet>
        </Suspense>
      )}
    </div>
  )
}
