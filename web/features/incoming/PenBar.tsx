import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { type Handling, useHandlingCall } from './handling.ts'
import styles from './incoming.module.css'
import type { Pen } from './pen.ts'

/** Under the paper while there is something to draw, or something drawn: keep it at once, or let the next act take it along. */
export function PenBar({ deliveryId, pen }: { deliveryId: string; pen: Pen }) {
  const { t } = useTranslation('incoming')
  const { act, finish } = useHandlingCall('giveInstruction', deliveryId)
  const [id, setId] = useState(newId)
  const [problem, setProblem] = useState<unknown>(null)
  const [sending, setSending] = useState(false)
  const problemText = useProblemText()
  const hindered = useActReason()
  const nothing = pen.pages === 0 ? t('pen.nothing') : undefined
  const save = async () => {
    setSending(true)
    setProblem(null)
    try {
      const reply = await act.mutateAsync({ params: { id: deliveryId }, body: { id, pens: await pen.upload() } })
      finish(reply, t('pen.saved'))
      setId(newId())
      pen.clear()
    } catch (error) {
      setProblem(error)
    } finally {
      setSending(false)
    }
  }
  return (
    <div className={styles.penBar} role="toolbar" aria-label={t('pen.title')}>
      <span className={styles.penHint}>{t(pen.pages > 0 ? 'pen.drawn' : 'pen.hint', { count: pen.pages })}</span>
      <ActButton quiet disabledReason={nothing} onClick={pen.undo}>
        {t('pen.undo')}
      </ActButton>
      <ActButton quiet onClick={pen.clear}>
        {t('pen.cancel')}
      </ActButton>
      {pen.drawing && (
        <ActButton quiet disabledReason={nothing} onClick={() => pen.setDrawing(false)}>
          {t('pen.withNext')}
        </ActButton>
      )}
      <ActButton busy={sending} disabledReason={nothing ?? hindered} onClick={() => void save()}>
        {t('pen.save')}
      </ActButton>
      {problem !== null && (
        <p role="alert" className={styles.problem}>
          {problemText(problem)}
        </p>
      )}
    </div>
  )
}

/** In the head of the paper: write on it, and show or hide what was written. */
export function PenTools({ handling, pen }: { handling: Handling; pen: Pen }) {
  const { t } = useTranslation('incoming')
  const written = handling.instructions.some((one) => one.pens.length > 0)
  return (
    <>
      {written && (
        <ActButton quiet onClick={() => pen.setShown(!pen.shown)}>
          {t(pen.shown ? 'pen.hide' : 'pen.show')}
        </ActButton>
      )}
      {handling.can.instruct === true && !pen.drawing && (
        <ActButton quiet onClick={() => pen.setDrawing(true)}>
          {t('pen.write')}
        </ActButton>
      )}
    </>
  )
}
