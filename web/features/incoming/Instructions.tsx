import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import type { Instruction } from './handling.ts'
import styles from './incoming.module.css'
import { sayLength } from './say-length.ts'

function Voice({ one }: { one: Instruction }) {
  const { t } = useTranslation('incoming')
  if (!one.audio) return null
  return (
    <span className={styles.note}>
      {/* biome-ignore lint/a11y/useMediaCaption: a voice note; what must be read is written beside it */}
      <audio className={styles.player} controls preload="none" src={one.audio.url} aria-label={t('voice.by', { name: one.by })} />
      <span className={styles.meta}>{sayLength(one.audio.seconds)}</span>
    </span>
  )
}

/** What leaders said of the copy, oldest first. */
export function Instructions({ instructions }: { instructions: readonly Instruction[] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  if (instructions.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('instruction.title')}</h2>
      <ol className={styles.list}>
        {instructions.map((one) => {
          const pages = [...new Set(one.pens.map((pen) => pen.place.page + 1))]
          return (
            <li key={one.id} className={styles.said}>
              <span>
                <b>{one.by}</b> <span className={styles.meta}>{[one.office, format.near(one.at)].filter(Boolean).join(' · ')}</span>
              </span>
              {one.words && <span className={styles.words}>{one.words}</span>}
              <Voice one={one} />
              {pages.length > 0 && <span className={styles.meta}>{t('pen.onPages', { pages: pages.join(', '), count: pages.length })}</span>}
            </li>
          )
        })}
      </ol>
    </section>
  )
}
