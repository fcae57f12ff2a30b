import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import type { Cell } from './dispatches.ts'
import styles from './matrix.module.css'
import { standOf } from './matrix.ts'
import { StateLabel, useStateName } from './StateLabel.tsx'

/** Copies that the newest one stands for now. */
function Earlier({ copies }: { copies: Cell['earlier'] }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const stateName = useStateName()
  return copies.map((copy) => {
    const number = copy.arrivalNumber === null ? '' : `, ${t('matrix.arrivalNumber', { number: copy.arrivalNumber })}`
    return (
      <p key={copy.dispatchId} className={styles.who} title={format.exact(copy.sentAt)}>
        {t('matrix.earlier', { when: format.near(copy.sentAt), state: `${stateName(copy.state)}${number}` })}
      </p>
    )
  })
}

function Answers({ answers, leading }: { answers: Cell['answers']; leading: boolean }) {
  const { t } = useTranslation('answers')
  const format = useFormat()
  return answers.map(({ deliveryId, code, documentOn }) => {
    const text = t('cell', { code, date: documentOn ? format.fullDay(documentOn) : '' })
    return (
      <p key={deliveryId} className={styles.answer}>
        {leading ? <Link to={paths.delivery(deliveryId)}>{text}</Link> : text}
      </p>
    )
  })
}

type Props = { cell: Cell; dispatchId: string /** Shown as long as it is pointed at: nothing in it can be reached. */; passing?: boolean }
/** The way of one place: who and when, oldest first. */
export function CellWay({ cell, dispatchId, passing = false }: Props) {
  const { t } = useTranslation('dispatches')
  const { t: tForwarding } = useTranslation('forwarding')
  const format = useFormat()
  const stateName = useStateName()
  const notes = [
    cell.purpose === 'information' && t('matrix.informationOnly'),
    cell.route === 'hand' && t('matrix.byHand'),
    cell.faults > 0 && t('matrix.faults', { count: cell.faults }),
    cell.recall && t(cell.recall.answer === null ? 'recall.open' : 'recall.answered', { answer: cell.recall.answer ?? '' }),
    cell.forwarded && tForwarding('cell', cell.forwarded),
    cell.remindedAt && t('matrix.why.reminded', { when: format.near(cell.remindedAt) }),
  ].filter(Boolean)
  return (
    <div className={styles.cellWay}>
      <p className={styles.cellHead}>
        <b>{cell.name}</b>
        <StateLabel state={cell.state} recalled={cell.recall !== null} />
      </p>
      <ol>
        <li>
          <time dateTime={cell.sentAt}>{format.near(cell.sentAt)}</time>
          <span>{t(cell.dispatchId === dispatchId ? 'matrix.sent' : 'matrix.sentAsSupplement')}</span>
        </li>
        {cell.way.map((step) => (
          <li key={`${step.code} ${step.at}`}>
            <time dateTime={step.at} title={format.exact(step.at)}>
              {format.near(step.at)}
            </time>
            <span>
              {stateName(step.code === '13' ? standOf(cell) : step.code)}
              {step.code === '03' && cell.arrivalNumber !== null && `, ${t('matrix.arrivalNumber', { number: cell.arrivalNumber })}`}
              {step.who && <span className={styles.who}>{step.who}</span>}
              {step.ground && <b className={styles.ground}>{t(`act.grounds.${step.ground}`)}</b>}
              {step.reason && <span className={styles.who}>{step.reason}</span>}
            </span>
          </li>
        ))}
      </ol>
      <Answers answers={cell.answers} leading={!passing} />
      <Earlier copies={cell.earlier} />
      {notes.length > 0 && <p className={styles.who}>{notes.join(' · ')}</p>}
    </div>
  )
}
