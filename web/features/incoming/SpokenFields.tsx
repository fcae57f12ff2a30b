import { useTranslation } from 'react-i18next'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './incoming.module.css'
import { longestSeconds, useRecorder } from './recorder.ts'
import { sayLength } from './say-length.ts'
import type { Spoken } from './spoken.ts'

function Recorder({ spoken }: { spoken: Spoken }) {
  const { t } = useTranslation('incoming')
  const recording = useRecorder(spoken.setNote)
  const { state } = recording
  if (state === 'recording') {
    return (
      <div className={styles.recording}>
        <span className={styles.light} aria-hidden="true" />
        <span role="timer">
          {sayLength(recording.seconds)} / {sayLength(longestSeconds)}
        </span>
        <ActButton onClick={recording.stop}>{t('voice.stop')}</ActButton>
      </div>
    )
  }
  return (
    <>
      <ActButton busy={state === 'asking'} disabledReason={state === 'missing' ? t('voice.missing') : undefined} onClick={recording.start}>
        {t('voice.record')}
      </ActButton>
      {state === 'refused' && (
        <p role="alert" className={styles.problem}>
          {t('voice.refused')}
        </p>
      )}
    </>
  )
}

/** Beside the words: a voice note, and what was drawn on the pages. */
export function SpokenFields({ spoken }: { spoken: Spoken }) {
  const { t } = useTranslation('incoming')
  const { note, pages } = spoken
  return (
    <div className={styles.spoken}>
      {note ? (
        <div className={styles.note}>
          {/* biome-ignore lint/a11y/useMediaCaption: one's own voice a moment ago */}
          <audio className={styles.player} controls src={note.url} aria-label={t('voice.own', { length: sayLength(note.seconds) })} />
          <span className={styles.meta}>{sayLength(note.seconds)}</span>
          <ActButton quiet onClick={spoken.drop}>
            {t('voice.drop')}
          </ActButton>
        </div>
      ) : (
        <Recorder spoken={spoken} />
      )}
      <p className={styles.meta}>{pages > 0 ? t('pen.along', { count: pages }) : t('pen.how')}</p>
    </div>
  )
}
