import type { ReactNode } from 'react'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { LiveDot } from '../../ui/LiveDot.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import type { Dispatch } from './dispatches.ts'
import { durationOf } from './duration.ts'
import styles from './matrix.module.css'

function Half({ seconds }: { seconds: number | null }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  if (seconds === null) return <span className={styles.noFigure}>–</span>
  const { unit, n, rest } = durationOf(seconds)
  return <Trans t={t} i18nKey={`matrix.duration.${unit}`} values={{ n: format.number(n), rest }} components={[<small key="0" />]} />
}

function Figures({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation('dispatches')
  const { accepted, forAction, finished } = dispatch.progress
  const half = dispatch.secondsToHalf
  return (
    <dl className={styles.figures}>
      <div>
        <dt>{t('matrix.accepted')}</dt>
        <dd>
          {accepted}
          <small>/{forAction}</small>
        </dd>
      </div>
      <div>
        <dt>{t('matrix.finished')}</dt>
        <dd>{finished}</dd>
      </div>
      <div className={styles.median}>
        <dt>{t(half === null ? (accepted === 0 ? 'matrix.noMedian' : 'matrix.underHalf') : 'matrix.median')}</dt>
        <dd>
          <Half seconds={half} />
        </dd>
      </div>
    </dl>
  )
}

/** What this send follows, and what followed it: the cells show the newest copy. */
function Chain({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const { followsDispatchId, supplements } = dispatch
  return (
    <>
      {followsDispatchId && (
        <p className={styles.follows}>
          {t('matrix.follows')} · <Link to={paths.matrix(followsDispatchId)}>{t('matrix.firstSend')}</Link>
        </p>
      )}
      {supplements.length > 0 && (
        <p className={styles.follows}>
          {t('matrix.supplements', { count: supplements.length })}{' '}
          {supplements.map((one) => (
            <Link key={one.id} to={paths.matrix(one.id)} title={format.exact(one.sentAt)}>
              {t('matrix.supplementSent', { when: format.near(one.sentAt), count: one.recipients })}
            </Link>
          ))}
        </p>
      )}
    </>
  )
}

/** Who decided it, when and why; of the single copies the cells say which. */
function Recalls({ recalls }: { recalls: Dispatch['recalls'] }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  return recalls.map(({ at, whole, copies: count, decidedBy: name, office, reason }) => (
    <p key={at} className={styles.follows} title={format.exact(at)}>
      {t(whole ? 'recall.wholeSaid' : 'recall.someSaid', { count, when: format.near(at), name, office })}
      {reason && `: ${reason}`}
    </p>
  ))
}

function Answered({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation('answers')
  const count = dispatch.cells.filter((cell) => cell.answers.length > 0).length
  return count > 0 ? <p className={styles.follows}>{t('places', { count })}</p> : null
}

/** What is asked first: how many have it, how many are done, how fast it went. */
export function MatrixHead({ dispatch, actions }: { dispatch: Dispatch; actions: ReactNode }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const { t: tForwarding } = useTranslation('forwarding')
  const { senderName: name, sentAt, forwardsDeliveryId } = dispatch
  return (
    <>
      <PageHeader
        eyebrow={[
          forwardsDeliveryId ? tForwarding('eyebrow') : t('matrix.eyebrow'),
          dispatch.code,
          t('matrix.sentAt', { name, when: format.near(sentAt) }),
        ].join(' · ')}
        title={dispatch.subject}
        actions={actions}
      />
      <Chain dispatch={dispatch} />
      <SinceMarks amendedBy={dispatch.amendedBy} recalledOn={dispatch.recalls.some(({ whole }) => whole) ? null : dispatch.recalledOn} />
      <Recalls recalls={dispatch.recalls} />
      <Answered dispatch={dispatch} />
      <div className={styles.headline}>
        <Figures dispatch={dispatch} />
        {forwardsDeliveryId ? (
          <Link to={paths.delivery(forwardsDeliveryId)}>{tForwarding('copy')}</Link>
        ) : (
          <Link to={paths.document(dispatch.documentId)}>{t('matrix.document')}</Link>
        )}
        <LiveDot />
      </div>
    </>
  )
}
