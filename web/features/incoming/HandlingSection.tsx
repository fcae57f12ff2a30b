import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { Answers } from './Answers.tsx'
import { HandlingActs } from './HandlingActs.tsx'
import type { Handling } from './handling.ts'
import { Instructions } from './Instructions.tsx'
import styles from './incoming.module.css'

function Proposals({ proposals }: { proposals: Handling['slip']['proposals'] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  if (proposals.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('proposal.title')}</h2>
      <ul className={styles.list}>
        {proposals.map((one) => (
          <li key={one.id} className={styles.said}>
            <span>
              <b>{one.by}</b> <span className={styles.meta}>{format.near(one.at)}</span>
            </span>
            <span className={styles.words}>{one.text}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Urged({ urged }: { urged: Handling['urged'] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  if (!urged) return null
  return (
    <div className={styles.said}>
      <b>{t('urge.last', { name: urged.by, when: format.near(urged.at) })}</b>
      {urged.message && <span className={styles.words}>{urged.message}</span>}
    </div>
  )
}

/** What was said of a copy and what became of it; above the acts of its way. */
export function HandlingSection({ deliveryId, unitId, handling }: { deliveryId: string; unitId: string; handling: Handling }) {
  return (
    <>
      <Urged urged={handling.urged} />
      <Instructions instructions={handling.instructions} />
      <Proposals proposals={handling.slip.proposals} />
      <Answers answers={handling.answers} />
      <HandlingActs deliveryId={deliveryId} unitId={unitId} handling={handling} />
    </>
  )
}
