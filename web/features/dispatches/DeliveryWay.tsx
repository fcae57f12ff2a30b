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
      <span className={styles.meta}>{who}</span>
      {(ground || reason) && (
        <span className={styles.reason}>
          {ground && <b className={wayStyles.ground}>{ground}</b>}
          {reason}
        </span>
      )}
    </li>
  )
}

/** The spine: the way the document went and the one step that waits; red when it waits for the reader. */
export function DeliveryWay({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const stateName = useStateName()
  const next = nextStep(delivery)
  const mine = waitingAct(delivery) !== null
  return (
    <section aria-label={t('delivery.way')}>
      <h2 className={styles.smallHeading}>{t('delivery.way')}</h2>
      <ol className={wayStyles.way}>
        <Step title={t('delivery.sent')} at={delivery.sentAt} who={delivery.fromName} ground={null} reason={null} />
        {delivery.way.map((step) => (
          <Step
            key={`${step.code} ${step.at}`}
            title={isNamed(step.code) ? t(`delivery.wayStep.${step.code}`) : stateName(step.code)}
            at={step.at}
            who={step.code === '03' && delivery.arrivalNumber !== null ? `${step.who}, ${t('inbox.arrival', { number: delivery.arrivalNumber })}` : step.who}
            ground={step.ground && t(`act.grounds.${step.ground}`)}
            reason={step.reason}
          />
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
