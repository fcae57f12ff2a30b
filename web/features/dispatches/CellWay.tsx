import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import type { Cell } from './dispatches.ts'
import styles from './matrix.module.css'
import { StateLabel, useStateName } from './StateLabel.tsx'

/** The way of one place: who and when, oldest first. */
export function CellWay({ cell, sentAt }: { cell: Cell; sentAt: string }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const stateName = useStateName()
  const notes = [
    cell.purpose === 'information' && t('matrix.informationOnly'),
    cell.route === 'hand' && t('matrix.byHand'),
    cell.faults > 0 && t('matrix.faults', { count: cell.faults }),
    cell.remindedAt && t('matrix.why.reminded', { when: format.near(cell.remindedAt) }),
  ].filter(Boolean)
  return (
    <div className={styles.cellWay}>
      <p className={styles.cellHead}>
        <b>{cell.name}</b>
        <StateLabel state={cell.state} />
      </p>
      <ol>
        <li>
          <time dateTime={sentAt}>{format.near(sentAt)}</time>
          <span>{t('matrix.sent')}</span>
        </li>
        {cell.way.map((step) => (
          <li key={`${step.code} ${step.at}`}>
            <time dateTime={step.at} title={format.exact(step.at)}>
              {format.near(step.at)}
            </time>
            <span>
              {stateName(step.code)}
              {step.code === '03' && cell.arrivalNumber !== null && `, ${t('matrix.arrivalNumber', { number: cell.arrivalNumber })}`}
              {step.who && <span className={styles.who}>{step.who}</span>}
              {step.reason && <span className={styles.who}>{step.reason}</span>}
            </span>
          </li>
        ))}
      </ol>
      {notes.length > 0 && <p className={styles.who}>{notes.join(' · ')}</p>}
    </div>
  )
}
