import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import styles from './consultations.module.css'
import { type Consultation, type Decision, type Opinion, type Party, partyTone, positionTone } from './consultations.ts'

type Kind = Decision['kind']

function DecideSheet({ opinion, kind, onClose }: { opinion: Opinion; kind: Kind; onClose: () => void }) {
  const { t } = useTranslation('consultations')
  const decide = useCall('decideOpinion')
  const before = opinion.decision?.kind === kind ? opinion.decision.words : undefined
  const [words, setWords] = useState(before ?? (kind === 'accepted' ? t('decide.acceptedUsual') : ''))
  const commit = async () => {
    await decide.mutateAsync({ params: { id: opinion.id }, body: { decision: kind, words } })
    onClose()
  }
  return (
    <Sheet title={t(`decide.${kind}`)} opened onClose={onClose}>
      <ActForm
        label={t(`decide.${kind}Commit`)}
        busy={decide.isPending}
        error={decide.error}
        lacks={words.trim() === '' ? t('decide.needWords') : undefined}
        onCommit={commit}
      >
        <blockquote className={styles.quote}>{opinion.words}</blockquote>
        <WordsField label={t(`decide.${kind}Words`)} value={words} onChange={setWords} max={4000} lines={4} />
      </ActForm>
    </Sheet>
  )
}

export function DecisionSaid({ decision }: { decision: Decision }) {
  const { t } = useTranslation('consultations')
  const format = useFormat()
  return (
    <div className={styles.decided}>
      <StateChip tone={decision.kind === 'accepted' ? 'green' : 'quiet'}>{t(`decide.${decision.kind}Said`)}</StateChip>
      <p className={styles.words}>{decision.words}</p>
      <p className={styles.meta} title={format.exact(decision.at)}>
        {[decision.by, format.near(decision.at), decision.revision !== null && t('revision', { n: decision.revision })].filter(Boolean).join(' · ')}
      </p>
    </div>
  )
}

function DecisionCell({ opinion, may }: { opinion: Opinion; may: true | string }) {
  const { t } = useTranslation('consultations')
  const problemText = useProblemText()
  const hindered = useActReason()
  const [kind, setKind] = useState<Kind | null>(null)
  const reason = hindered ?? (may === true ? undefined : problemText({ code: may }))
  if (opinion.words === null) return <span className={styles.meta}>{t('decide.nothing')}</span>
  return (
    <>
      {opinion.decision && <DecisionSaid decision={opinion.decision} />}
      {!(opinion.decision && reason) && (
        <div className={styles.decide}>
          {(['accepted', 'explained'] as const).map((one) => (
            <ActButton key={one} quiet={opinion.decision !== null} disabledReason={reason} onClick={() => setKind(one)}>
              {opinion.decision?.kind === one ? t('decide.edit') : t(`decide.${one}`)}
            </ActButton>
          ))}
        </div>
      )}
      {kind && <DecideSheet opinion={opinion} kind={kind} onClose={() => setKind(null)} />}
    </>
  )
}

function PartyCell({ party }: { party: Party }) {
  const { t } = useTranslation('consultations')
  const format = useFormat()
  const facts = [
    party.kind === 'unit' && party.answeredBy,
    party.answeredAt && format.near(party.answeredAt),
    party.late && t('table.late'),
    party.state === 'open' && party.remindedAt && t('table.reminded', { when: format.near(party.remindedAt) }),
  ]
  return (
    <>
      <b>{party.name}</b>
      {party.state !== 'answered' && (
        <p className={styles.chipLine}>
          <StateChip tone={partyTone[party.state]}>{t(`party.${party.state}`)}</StateChip>
        </p>
      )}
      <p className={styles.meta}>{facts.filter(Boolean).join(' · ')}</p>
    </>
  )
}

function OpinionCell({ opinion }: { opinion: Opinion }) {
  const { t } = useTranslation('consultations')
  return (
    <>
      <p className={styles.chipLine}>
        <StateChip tone={positionTone[opinion.position]}>{t(`position.${opinion.position}`)}</StateChip>
        {opinion.place && <span className={styles.place}>{opinion.place}</span>}
      </p>
      {opinion.words && <p className={styles.words}>{opinion.words}</p>}
    </>
  )
}

/** Opinion, taken up, explained: one row an opinion; who gave none stands in it too. */
export function OpinionTable({ request }: { request: Consultation }) {
  const { t } = useTranslation('consultations')
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('table.party')}</th>
          <th scope="col">{t('table.opinion')}</th>
          <th scope="col">{t('table.decision')}</th>
        </tr>
      </thead>
      <tbody>
        {request.parties.flatMap((party) =>
          party.opinions.length === 0
            ? [
                <tr key={party.id}>
                  <td>
                    <PartyCell party={party} />
                  </td>
                  <td>{party.reason && <p className={styles.words}>{party.reason}</p>}</td>
                  <td />
                </tr>,
              ]
            : party.opinions.map((opinion, index) => (
                <tr key={opinion.id}>
                  {index === 0 && (
                    <td rowSpan={party.opinions.length}>
                      <PartyCell party={party} />
                    </td>
                  )}
                  <td>
                    <OpinionCell opinion={opinion} />
                  </td>
                  <td>
                    <DecisionCell opinion={opinion} may={request.can.decide} />
                  </td>
                </tr>
              )),
        )}
      </tbody>
    </table>
  )
}
