import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './consultations.module.css'
import type { Mine, Position } from './consultations.ts'

type Props = { requestId: string; mine: Mine }
type Written = { id: string; place: string; words: string }
const withWords: readonly Exclude<Position, 'agree'>[] = ['agree_with_changes', 'disagree', 'none']
const blank = (): Written => ({ id: newId(), place: '', words: '' })

function OpinionFields({ written, n, onChange }: { written: Written; n: number; onChange: (change: Partial<Written>) => void }) {
  const { t } = useTranslation('consultations')
  return (
    <fieldset className={styles.opinion}>
      <legend>{t('answer.opinion', { n })}</legend>
      <WordsField label={t('answer.place')} hint={t('answer.placeHint')} value={written.place} onChange={(place) => onChange({ place })} max={200} lines={1} />
      <WordsField label={t('answer.words')} value={written.words} onChange={(words) => onChange({ words })} max={4000} lines={4} />
    </fieldset>
  )
}

/** Opinions at places; those left empty are not sent. */
function OpinionsSheet({ requestId, mine, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('consultations')
  const toast = useToast()
  const answer = useCall('answerConsultation')
  const [position, setPosition] = useState<string>('agree_with_changes')
  const [all, setAll] = useState<readonly Written[]>(() => [blank()])
  const given = all.filter((one) => one.words.trim() !== '')
  const commit = async () => {
    await answer.mutateAsync({ params: { id: requestId }, body: { partyId: mine.id, position: position as Position, opinions: given } })
    toast(t('answer.done'))
    onClose()
  }
  return (
    <Sheet title={t('answer.withOpinions')} opened onClose={onClose}>
      <ActForm
        label={t('answer.send', { count: given.length })}
        busy={answer.isPending}
        error={answer.error}
        lacks={given.length === 0 ? t('answer.needWords') : undefined}
        onCommit={commit}
      >
        <SelectField
          label={t('answer.position')}
          value={position}
          options={withWords.map((value) => ({ value, label: t(`position.${value}`) }))}
          onChange={setPosition}
        />
        {all.map((one, index) => (
          <OpinionFields
            key={one.id}
            n={index + 1}
            written={one}
            onChange={(change) => setAll(all.map((other) => (other.id === one.id ? { ...other, ...change } : other)))}
          />
        ))}
        <ActButton quiet onClick={() => setAll([...all, blank()])}>
          {t('answer.more')}
        </ActButton>
      </ActForm>
    </Sheet>
  )
}

function DeclineSheet({ requestId, mine, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('consultations')
  const decline = useCall('declineConsultation')
  const [reason, setReason] = useState('')
  const commit = async () => {
    await decline.mutateAsync({ params: { id: requestId }, body: { partyId: mine.id, reason } })
    onClose()
  }
  return (
    <Sheet title={t('answer.decline')} opened onClose={onClose}>
      <ActForm
        label={t('answer.declineCommit')}
        busy={decline.isPending}
        error={decline.error}
        lacks={reason.trim() === '' ? t('acts.needReason') : undefined}
        onCommit={commit}
      >
        <WordsField label={t('acts.reason')} value={reason} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}

/** Thống nhất in one act; opinions at places, or none, a step further. */
export function AnswerForm({ requestId, mine, primary }: Props & { primary: boolean }) {
  const { t } = useTranslation('consultations')
  const problemText = useProblemText()
  const hindered = useActReason()
  const toast = useToast()
  const agree = useCall('answerConsultation')
  const [sheet, setSheet] = useState<'opinions' | 'decline' | null>(null)
  const reasonOf = (may: true | string) => hindered ?? (may === true ? undefined : problemText({ code: may }))
  const reason = reasonOf(mine.can.answer)
  const onAgree = () =>
    agree.mutate({ params: { id: requestId }, body: { partyId: mine.id, position: 'agree', opinions: [] } }, { onSuccess: () => toast(t('answer.done')) })
  return (
    <div className={styles.answer}>
      {agree.error && (
        <p role="alert" className={styles.problem}>
          {problemText(agree.error)}
        </p>
      )}
      <ActButton primary={primary} wide busy={agree.isPending} disabledReason={reason} onClick={onAgree}>
        {t('position.agree')}
      </ActButton>
      <ActButton wide disabledReason={reason} onClick={() => setSheet('opinions')}>
        {t('answer.withOpinions')}
      </ActButton>
      <ActButton wide quiet disabledReason={reasonOf(mine.can.decline)} onClick={() => setSheet('decline')}>
        {t('answer.decline')}
      </ActButton>
      {sheet === 'opinions' && <OpinionsSheet requestId={requestId} mine={mine} onClose={() => setSheet(null)} />}
      {sheet === 'decline' && <DeclineSheet requestId={requestId} mine={mine} onClose={() => setSheet(null)} />}
    </div>
  )
}
