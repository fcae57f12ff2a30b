import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import { AskSheet } from './AskSheet.tsx'
import styles from './consultations.module.css'
import type { Consultation, Table } from './consultations.ts'
import { OpinionTable } from './OpinionTable.tsx'
import { RequestActs } from './RequestActs.tsx'

function StandOf({ request }: { request: Consultation }) {
  const { t } = useTranslation('consultations')
  const format = useFormat()
  if (request.publishedAt) return <StateChip tone="green">{t('request.published', { when: format.near(request.publishedAt) })}</StateChip>
  if (request.state === 'closed') return <StateChip tone="quiet">{t(request.endedByIssue ? 'request.issued' : 'request.closed')}</StateChip>
  return (
    <StateChip tone={request.overdue ? 'red' : 'gold'}>{t(request.overdue ? 'request.overdue' : 'request.due', { date: format.day(request.dueOn) })}</StateChip>
  )
}

function RequestSection({ request }: { request: Consultation }) {
  const { t } = useTranslation('consultations')
  const format = useFormat()
  const { counts } = request
  return (
    <section className={styles.request} aria-labelledby={`request-${request.id}`}>
      <header className={styles.requestHead}>
        <h2 id={`request-${request.id}`}>{t('request.title', { day: format.day(request.at), n: request.revision })}</h2>
        <StandOf request={request} />
      </header>
      <p className={styles.question}>{request.question}</p>
      <p className={styles.meta}>
        {[
          t('request.by', { name: request.by }),
          t('request.answered', { answered: counts.answered, asked: counts.asked }),
          t('request.figures', { count: counts.opinions, accepted: counts.accepted, explained: counts.explained }),
        ].join(' · ')}
      </p>
      {request.extensions.map((one) => (
        <p key={one.at} className={styles.meta}>
          {t('request.extended', { from: format.day(one.fromDueOn), to: format.day(one.dueOn), reason: one.reason })}
        </p>
      ))}
      <RequestActs request={request} />
      <OpinionTable request={request} />
    </section>
  )
}

function Headline({ table, onAsk }: { table: Table; onAsk: () => void }) {
  const { t } = useTranslation('consultations')
  const typeName = useTypeName()
  const problemText = useProblemText()
  const hindered = useActReason()
  const { document, items } = table
  const opinions = items.reduce((sum, item) => sum + item.counts.opinions, 0)
  const title = items.length === 0 ? t('page.none') : t('page.headline', { count: opinions, undecided: table.undecided })
  const reason = hindered ?? (table.can.ask === true ? undefined : problemText({ code: table.can.ask }))
  return (
    <PageHeader
      back={{ label: t('page.back'), to: paths.document(document.id) }}
      eyebrow={`${typeName(document.typeName)}: ${document.subject}`}
      title={title}
      actions={
        <>
          {items.length > 0 && <ActButton onClick={() => window.print()}>{t('acts.print')}</ActButton>}
          <ActButton primary={items.length === 0} disabledReason={reason} onClick={onAsk}>
            {t('ask.open')}
          </ActButton>
        </>
      }
    />
  )
}

/** Every request for opinions on a document, with the table opinion, taken up, explained. */
export default function OpinionsPage() {
  const { t } = useTranslation('consultations')
  const { documentId = '' } = useParams()
  const [asking, setAsking] = useState(false)
  const found = useQuery(query('listConsultations', { params: { id: documentId } }))
  if (found.isPending) return <SkeletonRows rows={6} />
  if (!found.data || hasFailed(found)) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  const table = found.data
  return (
    <div className={styles.page}>
      <Headline table={table} onAsk={() => setAsking(true)} />
      {table.items.length === 0 && <EmptyState title={t('page.emptyTitle')} body={t('page.emptyBody')} />}
      {table.items.map((request) => (
        <RequestSection key={request.id} request={request} />
      ))}
      {asking && <AskSheet document={table.document} onClose={() => setAsking(false)} />}
    </div>
  )
}
