import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import styles from './delivery.module.css'
import { nextStep, waitingAct } from './delivery-acts.ts'
import type { Delivery } from './dispatches.ts'
import { useStateName } from './StateLabel.tsx'
import wayStyles from './way.module.css'

const named = ['01', '02', '03', '04', '05', '06', '13'] as const
type Named = (typeof named)[number]
const isNamed = (code: string): code is Named => (named as readonly string[]).includes(code)

type StepProps = { title: string; at: string; who: string; ground: string | null; reason: string | null }
function Step({ title, at, who, ground, reason }: StepProps) {
  const format = useFormat()
  return (
    <li className={wayStyles.step}>
      <span className={wayStyles.stepHead}>
        <b>{title}</b>
        <time dateTime={at} title={format.exact(at)}>
          {format.near(at)}
        </time>
      </span>
      {who && <span className={styles.meta}>{who}</span>}
      {(ground || reason) && (
        <span className={styles.reason}>
          {ground && <b className={wayStyles.ground}>{ground}</b>}
          {reason}
        </span>
      )}
    </li>
  )
}

/** What lies in the order of time: the statuses, and to which leader it was submitted. */
function useSteps(delivery: Delivery): (StepProps & { key: string })[] {
  const { t } = useTranslation('dispatches')
  const stateName = useStateName()
  const titleOf = (code: string) => {
    if (code === '03' && delivery.enteredByHand) return t('delivery.byHand')
    if (code === '13' && delivery.recall) return t('delivery.wayStep.recalled')
    return isNamed(code) ? t(`delivery.wayStep.${code}`) : stateName(code)
  }
  const number = delivery.arrivalNumber === null ? '' : `, ${t('inbox.arrival', { number: delivery.arrivalNumber })}`
  const { submission } = delivery
  const steps = delivery.way
    // When it was sent and came is not known of what was entered by hand: only when it was typed.
    .filter((step) => !delivery.enteredByHand || step.code !== '01')
    .map((step) => ({
      ...{ key: `${step.code} ${step.at}`, title: titleOf(step.code), at: step.at, reason: step.reason },
      who: step.code === '03' ? `${step.who}${number}` : step.who,
      ground: step.ground && t(`act.grounds.${step.ground}`),
    }))
  if (!submission) return steps
  const submitted = { key: 'submission', title: t('act.submitted', { name: submission.toName }), at: submission.at, who: '', ground: null, reason: null }
  const after = steps.findIndex((step) => step.at > submission.at)
  return after < 0 ? [...steps, submitted] : steps.toSpliced(after, 0, submitted)
}

/** The spine: the way the document went and the one step that waits; red when it waits for the reader. */
export function DeliveryWay({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const steps = useSteps(delivery)
  const next = nextStep(delivery)
  const mine = waitingAct(delivery) !== null
  return (
    <section aria-label={t('delivery.way')}>
      <h2 className={styles.smallHeading}>{t('delivery.way')}</h2>
      <ol className={wayStyles.way}>
        {!delivery.enteredByHand && <Step title={t('delivery.sent')} at={delivery.sentAt} who={delivery.fromName} ground={null} reason={null} />}
        {steps.map(({ key, ...step }) => (
          <Step key={key} {...step} />
        ))}
        {next && (
          <li className={`${wayStyles.step} ${mine ? wayStyles.stepMine : wayStyles.stepNext}`} aria-current="step">
            <span className={wayStyles.stepHead}>
              <b>{next.act === 'assign' && next.name ? t('delivery.next.leader', { name: next.name }) : t(`delivery.next.${next.act}`)}</b>
              <span>{t('delivery.waiting')}</span>
            </span>
            {next.name && next.act !== 'assign' && <span className={styles.meta}>{next.name}</span>}
          </li>
        )}
      </ol>
    </section>
  )
}
