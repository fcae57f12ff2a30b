import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import spineStyles from './spine.module.css'

type Step = DocumentDetail['spine'][number]
function classOf({ waiting, planned }: Step) {
  if (planned) return spineStyles.spinePlanned
  return waiting ? spineStyles.spineWaiting : spineStyles.spineDone
}

/** The way the document went and, in red, the one step that waits. */
export function Spine({ steps }: { steps: DocumentDetail['spine'] }) {
  const { t } = useTranslation('documents')
  const { t: say } = useTranslation('approvals')
  const format = useFormat()
  const rounds = Math.max(0, ...steps.map((step) => step.round ?? 0))
  const whoOf = (step: Step) =>
    [
      step.who,
      step.onBehalfOf && say('step.onBehalf', { name: step.onBehalfOf }),
      step.capacity && say('step.capacity', { what: step.capacity }),
      step.round !== null && step.round < rounds && say('step.round', { count: step.round }),
    ]
      .filter(Boolean)
      .join(', ')
  return (
    <section aria-label={t('document.spine')}>
      <h2 className={styles.smallHeading}>{t('document.spine')}</h2>
      <ol className={spineStyles.spine}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way only grows at its end
          <li key={index} className={classOf(step)}>
            <span className={spineStyles.spineHead}>
              <b>{t(`document.step.${step.step}`)}</b>
              {step.waiting || !step.at ? (
                <span>{step.planned ? say('step.planned') : t('document.waiting')}</span>
              ) : (
                <time dateTime={step.at} title={format.exact(step.at)}>
                  {format.near(step.at)}
                </time>
              )}
            </span>
            <span className={styles.meta}>{whoOf(step)}</span>
            {step.reason && <span className={spineStyles.reason}>{step.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
