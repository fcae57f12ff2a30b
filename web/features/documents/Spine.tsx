import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import spineStyles from './spine.module.css'

/** The way the document went and, in red, the one step that waits. */
export function Spine({ steps }: { steps: DocumentDetail['spine'] }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  return (
    <section aria-label={t('document.spine')}>
      <h2 className={styles.smallHeading}>{t('document.spine')}</h2>
      <ol className={spineStyles.spine}>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a way only grows at its end
          <li key={index} className={step.waiting ? spineStyles.spineWaiting : spineStyles.spineDone}>
            <span className={spineStyles.spineHead}>
              <b>{t(`document.step.${step.step}`)}</b>
              {step.waiting || !step.at ? (
                <span>{t('document.waiting')}</span>
              ) : (
                <time dateTime={step.at} title={format.exact(step.at)}>
                  {format.near(step.at)}
                </time>
              )}
            </span>
            <span className={styles.meta}>{step.who}</span>
            {step.reason && <span className={spineStyles.reason}>{step.reason}</span>}
          </li>
        ))}
      </ol>
    </section>
  )
}
