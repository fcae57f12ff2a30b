import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type Handling, useHandling } from './handling.ts'
import styles from './slip.module.css'

/** A place to write by hand what nobody has entered. */
const Blank = ({ lines = 1 }: { lines?: number }) => (
  <>
    {Array.from({ length: lines }, (_, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: lines are alike
      <span key={index} className={styles.blank} aria-hidden="true" />
    ))}
  </>
)

function Row({ label, children }: { label: string; children: string | null }) {
  return (
    <div className={styles.row}>
      <dt>{label}</dt>
      <dd>{children ?? <Blank />}</dd>
    </div>
  )
}

function LeaderPart({ slip, instructions }: { slip: Handling['slip']; instructions: Handling['instructions'] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  const { leader } = slip
  const share = (one: { name: string; dueOn: string | null }) => (one.dueOn ? t('slip.by', { name: one.name, date: format.fullDay(one.dueOn) }) : one.name)
  const words = instructions.flatMap((one) => one.words ?? [])
  return (
    <section className={styles.part}>
      <h2>{t('slip.leader')}</h2>
      <dl>
        <Row label={t('slip.lead')}>{leader?.lead ? share(leader.lead) : null}</Row>
        <Row label={t('slip.supports')}>{leader && leader.supports.length > 0 ? leader.supports.map(share).join('; ') : null}</Row>
        <Row label={t('slip.words')}>{words.length > 0 ? words.join('\n') : null}</Row>
        <Row label={t('slip.date')}>{leader ? format.fullDay(leader.at) : null}</Row>
      </dl>
      <p className={styles.signed}>{leader?.name}</p>
    </section>
  )
}

function DepartmentPart({ departments }: { departments: Handling['slip']['departments'] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  const all = departments.length > 0 ? departments : [null]
  return (
    <section className={styles.part}>
      <h2>{t('slip.head')}</h2>
      {all.map((one) => (
        <dl key={`${one?.unitName} ${one?.person}`}>
          {one && <Row label={t('slip.department')}>{one.unitName}</Row>}
          <Row label={t('slip.person')}>{one?.person ?? null}</Row>
          <Row label={t('slip.dueOn')}>{one?.dueOn ? format.fullDay(one.dueOn) : null}</Row>
          <Row label={t('slip.date')}>{one ? format.fullDay(one.at) : null}</Row>
          {one && <p className={styles.signed}>{one.head}</p>}
        </dl>
      ))}
    </section>
  )
}

function OfficerPart({ proposals }: { proposals: Handling['slip']['proposals'] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  return (
    <section className={styles.part}>
      <h2>{t('slip.officer')}</h2>
      {proposals.length === 0 && <Blank lines={3} />}
      {proposals.map((one) => (
        <div key={one.id}>
          <p className={styles.text}>{one.text}</p>
          <p className={styles.signed}>{t('slip.on', { name: one.by, date: format.fullDay(one.at) })}</p>
        </div>
      ))}
    </section>
  )
}

/** Phiếu giải quyết văn bản đến (Decree 30/2020, Phụ lục IV), one page of A4. */
export default function SlipPage() {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  const { deliveryId = '' } = useParams()
  const delivery = useQuery(query('getDelivery', { params: { id: deliveryId } }))
  const handling = useHandling(deliveryId)
  const error = delivery.error ?? handling.error
  if (error) return <ErrorPanel error={error} back={{ label: t('slip.back'), to: paths.inbox() }} onRetry={() => void handling.refetch()} />
  if (!delivery.data || !handling.data) return <SkeletonRows rows={10} />
  const { data: copy } = delivery
  const { slip, instructions } = handling.data
  return (
    <div className={styles.screen}>
      <div className={styles.tools}>
        <ActButton quiet to={paths.delivery(deliveryId)}>
          {t('slip.back')}
        </ActButton>
        <ActButton onClick={() => window.print()}>{t('slip.print')}</ActButton>
      </div>
      <article className={styles.sheet}>
        <header className={styles.head}>
          {slip.office.above && <p className={styles.above}>{slip.office.above}</p>}
          <p className={styles.office}>{slip.office.name}</p>
          <h1>{t('slip.title')}</h1>
          <p>
            {t('slip.of', {
              number: copy.arrivalNumber ?? '……',
              code: copy.code,
              date: copy.documentOn ? format.fullDay(copy.documentOn) : '……',
              author: copy.issuerName,
            })}
          </p>
          <p className={styles.subject}>{[copy.typeName, copy.subject].join(': ')}</p>
        </header>
        <LeaderPart slip={slip} instructions={instructions} />
        <DepartmentPart departments={slip.departments} />
        <OfficerPart proposals={slip.proposals} />
      </article>
    </div>
  )
}
