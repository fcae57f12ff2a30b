import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { InvitationAgenda } from '../agenda/public.tsx'
import { AmendedBy } from '../documents/public.tsx'
import { HandlingSection, type useHandling } from '../incoming/public.tsx'
import { TraceLinks } from '../trace/public.tsx'
import { DeliveryActs } from './DeliveryActs.tsx'
import { DeliveryWay } from './DeliveryWay.tsx'
import styles from './delivery.module.css'
import type { Delivery } from './dispatches.ts'
import { Forwards } from './Forwards.tsx'
import { ItselfAnswers } from './ItselfAnswers.tsx'

/** What the comparison at acceptance found, in just these words; nothing is said before. */
function Verdict({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  if (delivery.sameAsIssued === null || delivery.withdrawnReason !== null) return null
  return (
    <p className={delivery.sameAsIssued ? styles.same : styles.differs} role={delivery.sameAsIssued ? undefined : 'alert'}>
      <b>{t(delivery.sameAsIssued ? 'delivery.same' : 'delivery.differs')}</b>
      <span className={styles.meta}>{t(delivery.sameAsIssued ? 'delivery.sameBody' : 'delivery.differsBody')}</span>
    </p>
  )
}

function Facts({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const { attachments } = delivery
  return (
    <dl className={styles.factList}>
      <div>
        <dt>{t('delivery.dueOn')}</dt>
        <dd className={delivery.overdue ? styles.late : undefined}>{delivery.dueOn ? format.day(delivery.dueOn) : t('delivery.noDue')}</dd>
      </div>
      {delivery.replyDueOn && (
        <div>
          <dt>{t('delivery.replyDueOn')}</dt>
          <dd>{format.day(delivery.replyDueOn)}</dd>
        </div>
      )}
      {delivery.signerName && (
        <div>
          <dt>{t('delivery.signer')}</dt>
          <dd>{[delivery.signerName, delivery.signerOffice].filter(Boolean).join(', ')}</dd>
        </div>
      )}
      {attachments.length > 0 && (
        <div className={styles.wide}>
          <dt>
            {t('delivery.attachments')} ({t('delivery.unsigned')})
          </dt>
          <dd>
            <ul className={styles.files}>
              {attachments.map((file) => (
                <li key={file.id}>
                  <a href={file.url} download={file.name}>
                    {file.name}
                  </a>{' '}
                  <span className={styles.meta}>{format.size(file.bytes)}</span>
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
    </dl>
  )
}

function Notices({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const { submission } = delivery
  return (
    <>
      {delivery.withdrawnReason !== null && (
        <p className={styles.notice}>
          <b>{t(delivery.recall ? 'recall.byOthers' : 'delivery.withdrawn')}</b>
          <span>{delivery.withdrawnReason}</span>
          {delivery.recall?.answer && <span>{t('recall.ours', { answer: delivery.recall.answer })}</span>}
        </p>
      )}
      {submission?.state === 'returned' && (
        <p className={styles.notice}>
          <b>{t('delivery.returnedBy', { name: submission.toName })}</b>
          <span>{submission.reason}</span>
        </p>
      )}
      {submission?.state === 'waiting' && submission.note && (
        <p className={styles.notice}>
          <b>{t('act.note')}</b>
          <span>{submission.note}</span>
        </p>
      )}
      {delivery.faults.length > 0 && (
        <section>
          <h2 className={styles.smallHeading}>{t('delivery.faults')}</h2>
          <ul className={styles.people}>
            {delivery.faults.map((fault) => (
              <li key={fault.at}>
                <span className={styles.reason}>{fault.text}</span>
                <span className={styles.meta}>
                  {fault.who}, {format.near(fault.at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {delivery.message && (
        <section>
          <h2 className={styles.smallHeading}>{t('delivery.message')}</h2>
          <span className={styles.reason}>{delivery.message}</span>
        </section>
      )}
    </>
  )
}

function Assignments({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const standing = delivery.assignments.filter((one) => one.state !== 'replaced')
  if (standing.length === 0) return null
  return (
    <section>
      <h2 className={styles.smallHeading}>{t('delivery.assignments')}</h2>
      <ul className={styles.people}>
        {standing.map((one) => (
          <li key={one.id}>
            <span>
              <b>{one.name}</b> {t(`delivery.role.${one.role}`)}
            </span>
            <span className={styles.meta}>
              {[
                one.role !== 'information' && t(`delivery.assignmentState.${one.state}`),
                one.dueOn && t('due', { date: format.day(one.dueOn) }),
                t('delivery.by', { name: one.by }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ForwardedBy({ name }: { name: string }) {
  const { t } = useTranslation('forwarding')
  return <p className={styles.meta}>{t('by', { name })}</p>
}

type Handling = ReturnType<typeof useHandling>['data']
export function DeliveryPanel({ delivery, handling }: { delivery: Delivery; handling: Handling }) {
  const { t } = useTranslation('dispatches')
  const typeName = useTypeName()
  const format = useFormat()
  return (
    <aside className={styles.panel}>
      <header>
        <p className={styles.kind}>
          {delivery.arrivalNumber !== null && (
            <span className={styles.number}>
              {t('delivery.arrivalNumber')} <b>{delivery.arrivalNumber}</b>
              {delivery.arrivedOn && ` · ${format.day(delivery.arrivedOn)}`}
            </span>
          )}
          {delivery.urgency !== 'thuong' && <span className={styles.urgency}>{t(`urgency.${delivery.urgency}`)}</span>}
          <span>{typeName(delivery.typeName)}</span>
          {delivery.purpose === 'information' && <span>{t('purpose.information')}</span>}
        </p>
        <h1 className={styles.title}>{delivery.subject}</h1>
        <p className={styles.meta}>
          {t('delivery.issued', {
            code: delivery.code,
            issuer: delivery.issuerName,
            date: delivery.documentOn ? format.fullDay(delivery.documentOn) : t('delivery.noDate'),
          })}
        </p>
        {delivery.forwardedBy && <ForwardedBy name={delivery.forwardedBy} />}
      </header>
      <AmendedBy items={delivery.amendedBy.map(({ deliveryId, ...one }) => ({ ...one, to: deliveryId && paths.delivery(deliveryId) }))} />
      <ItselfAnswers answers={delivery.answers} />
      <Verdict delivery={delivery} />
      <Notices delivery={delivery} />
      <Facts delivery={delivery} />
      <DeliveryWay delivery={delivery} />
      <Assignments delivery={delivery} />
      <Forwards delivery={delivery} />
      <InvitationAgenda deliveryId={delivery.id} />
      {handling && <HandlingSection deliveryId={delivery.id} unitId={delivery.unitId} handling={handling} />}
      <TraceLinks of="deliveries" id={delivery.id} readings={delivery.seeReadings} registered={delivery.arrivalNumber !== null} />
      <DeliveryActs key={`${delivery.id} ${delivery.state}`} delivery={delivery} />
    </aside>
  )
}
