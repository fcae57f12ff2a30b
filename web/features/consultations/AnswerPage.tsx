import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PaperHead } from '../../ui/PaperHead.tsx'
import { usePhone } from '../../ui/phone.ts'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import styles from './consultations.module.css'
import { type Mine, positionTone, type Request } from './consultations.ts'
import { DecisionSaid } from './OpinionTable.tsx'

const PdfView = lazy(async () => ({ default: (await import('../../ui/PdfView.tsx')).PdfView }))

function Paper({ request }: { request: Request }) {
  const { t } = useTranslation('consultations')
  const phone = usePhone()
  const [opened, setOpened] = useState(false)
  const shown = !phone || opened
  const { file, document } = request
  return (
    <div className={styles.paperSide} data-open={shown}>
      <PaperHead back={{ to: paths.desk(), label: t('answer.back') }}>
        {phone && (
          <ActButton quiet onClick={() => setOpened(!opened)}>
            {t(opened ? 'answer.closeFile' : 'answer.openFile')}
          </ActButton>
        )}
        <ActButton quiet href={`${file.url}?download=1`} download={file.name}>
          {t('answer.download')}
        </ActButton>
      </PaperHead>
      {shown && (
        <div className={styles.paper}>
          <Suspense fallback={<SkeletonRows rows={12} />}>
            <PdfView url={file.url} label={document.subject} />
          </Suspense>
        </div>
      )}
    </div>
  )
}

/** The answer as it was given, and what became of each opinion once the drafter has shown it. */
function Answered({ mine, published }: { mine: Mine; published: boolean }) {
  const { t } = useTranslation('consultations')
  const format = useFormat()
  return (
    <div className={styles.mine}>
      <p className={styles.meta}>
        {[
          mine.kind === 'unit' && mine.name,
          mine.state === 'closed' ? t('party.closed') : t('answer.by', { name: mine.answeredBy ?? '' }),
          mine.answeredAt && format.near(mine.answeredAt),
          mine.late && t('table.late'),
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {mine.reason && <p className={styles.words}>{mine.reason}</p>}
      {mine.opinions.map((opinion) => (
        <article key={opinion.id} className={styles.given}>
          <p className={styles.chipLine}>
            <StateChip tone={positionTone[opinion.position]}>{t(`position.${opinion.position}`)}</StateChip>
            {opinion.place && <span className={styles.place}>{opinion.place}</span>}
          </p>
          {opinion.words && <p className={styles.words}>{opinion.words}</p>}
          {opinion.decision && <DecisionSaid decision={opinion.decision} />}
        </article>
      ))}
      {!published && mine.opinions.some((one) => one.words !== null) && <p className={styles.meta}>{t('answer.notYet')}</p>}
    </div>
  )
}

function Panel({ request }: { request: Request }) {
  const { t } = useTranslation('consultations')
  const typeName = useTypeName()
  const format = useFormat()
  const { document } = request
  const waiting = request.mine.filter((one) => one.can.answer === true)
  return (
    <aside className={styles.panel}>
      <header>
        <p className={styles.chipLine}>
          <span className={styles.meta}>{typeName(document.typeName)}</span>
          {request.state === 'open' && (
            <StateChip tone={request.overdue ? 'red' : 'gold'}>
              {t(request.overdue ? 'request.overdue' : 'request.due', { date: format.day(request.dueOn) })}
            </StateChip>
          )}
          {request.state === 'closed' && <StateChip tone="quiet">{t(request.endedByIssue ? 'request.issued' : 'request.closed')}</StateChip>}
        </p>
        <h1 className={styles.title}>{document.subject}</h1>
        <p className={styles.meta}>{t('answer.asked', { name: request.by, unit: document.unitName || document.issuerName, when: format.near(request.at) })}</p>
      </header>
      <p className={styles.question}>{request.question}</p>
      {request.mine
        .filter((one) => one.state !== 'open')
        .map((one) => (
          <Answered key={one.id} mine={one} published={request.publishedAt !== null} />
        ))}
      {waiting.length > 0 && (
        <div className={styles.foot}>
          {waiting.map((one, index) => (
            <section key={one.id} aria-label={one.name}>
              {one.kind === 'unit' && <p className={styles.meta}>{t('answer.for', { unit: one.name })}</p>}
              <AnswerForm requestId={request.id} mine={one} primary={index === 0} />
            </section>
          ))}
        </div>
      )}
    </aside>
  )
}

/** Góp ý: the draft on the left, the question and the answer on the right. */
export default function AnswerPage() {
  const { t } = useTranslation('consultations')
  const { consultationId = '' } = useParams()
  const found = useQuery(query('getConsultation', { params: { id: consultationId } }))
  if (found.isPending) return <SkeletonRows rows={8} />
  if (!found.data || hasFailed(found)) {
    return <ErrorPanel error={found.error} back={{ label: t('answer.back'), to: paths.desk() }} onRetry={() => void found.refetch()} />
  }
  return (
    <div className={styles.screen}>
      <Paper key={consultationId} request={found.data} />
      <Panel request={found.data} />
    </div>
  )
}
