import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { reportGroupings, reportKinds } from '../../../contract/words.ts'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { DayField } from '../../ui/DayInput.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { FilterChips } from '../../ui/FilterChips.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { FigureTable, useRowName } from './FigureTable.tsx'
import { Lines } from './Lines.tsx'
import { type Asked, type Period, type Picked, periodAt, periodOf, periods, type Report } from './report.ts'
import styles from './reports.module.css'
import { useAsked } from './use-asked.ts'

type Put = ReturnType<typeof useAsked>['put']
function PeriodBar({ asked, put }: { asked: Asked; put: Put }) {
  const { t } = useTranslation('reports')
  const today = useFormat().today()
  const none = { muc: null, nhom: null }
  const choose = (period: string) => {
    const { from, to } = periodOf(period as Period, today)
    put({ tu: from, den: to, ...none })
  }
  return (
    <div className={styles.bar}>
      <FilterChips
        label={t('period')}
        value={periodAt(asked.from, asked.to, today)}
        options={periods.map((one) => ({ value: one, label: t(`periods.${one}`) }))}
        onChange={choose}
      />
      <div className={styles.days}>
        <DayField label={t('from')} value={asked.from} onChange={(tu) => tu && put({ tu, den: asked.to, ...none })} />
        <DayField label={t('to')} value={asked.to} onChange={(den) => den && put({ tu: asked.from, den, ...none })} />
      </div>
      <FilterChips
        label={t('by')}
        value={asked.by}
        options={reportGroupings.map((one) => ({ value: one, label: t(`groupings.${one}`) }))}
        onChange={(theo) => put({ theo: theo === 'person' ? 'person' : null, ...none })}
      />
    </div>
  )
}

function Kinds({ asked }: { asked: Asked }) {
  const { t } = useTranslation('reports')
  return (
    <nav className={styles.kinds} aria-label={t('kinds')}>
      {reportKinds.map((kind) => (
        <Link key={kind} to={`${paths.report(kind)}?tu=${asked.from}&den=${asked.to}`} aria-current={kind === asked.kind ? 'page' : undefined}>
          {t(`kind.${kind}`)}
        </Link>
      ))}
    </nav>
  )
}

function Found({ report, asked, picked, put }: { report: Report; asked: Asked; picked: Picked | null; put: Put }) {
  const { t } = useTranslation('reports')
  const nameOf = useRowName(asked.kind)
  const lines = useRef<HTMLDivElement>(null)
  const opened = picked && `${picked.figure} ${picked.key}`
  useEffect(() => {
    if (opened) lines.current?.scrollIntoView({ block: 'nearest' })
  }, [opened])
  if (report.rows.length === 0) return <EmptyState title={t('empty')} body={t('emptyBody')} />
  const row = picked && (report.rows.find((one) => one.key === picked.key) ?? { key: null, name: '' })
  return (
    <>
      <FigureTable report={report} asked={asked} picked={picked} onPick={({ key, figure }) => put({ muc: figure, nhom: key })} />
      {picked && row && (
        <div ref={lines}>
          <Lines
            asked={asked}
            picked={picked}
            title={t('lines.title', { figure: t(`figure.${picked.figure}`), name: nameOf(row) })}
            onClose={() => put({ muc: null, nhom: null })}
          />
        </div>
      )}
    </>
  )
}

/** Báo cáo tình hình giải quyết văn bản đến, văn bản đi (Decree 30/2020 Phụ lục VI part I.10). */
export default function ReportPage() {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const { unitId } = useOffice()
  const { asked, picked, put } = useAsked()
  const { kind, ...days } = asked
  const wrong = asked.to < asked.from || Number(asked.to.slice(0, 4)) - Number(asked.from.slice(0, 4)) >= 5
  const input = { params: { kind }, query: { unitId, ...days } }
  const found = useQuery({ ...query('getHandlingReport', input), placeholderData: keepPreviousData, enabled: !wrong })
  const report = found.data?.figures[0] === (kind === 'incoming' ? 'received' : 'documents') ? found.data : undefined
  const file = (form: string) => `/files/reports/${kind}/${form}?${new URLSearchParams({ unitId, ...days })}`
  return (
    <div className={styles.page}>
      <PageHeader
        back={{ label: t('toRegisters'), to: paths.register(kind) }}
        title={t(`title.${kind}`)}
        {...(report && { eyebrow: t('asOf', { unit: report.unitName, date: format.fullDay(report.asOf) }) })}
        actions={
          <>
            <ActButton href={file('xlsx')} download disabledReason={wrong ? t('wrongPeriod') : undefined}>
              {t('xlsx')}
            </ActButton>
            <ActButton disabledReason={wrong ? t('wrongPeriod') : undefined} onClick={() => window.open(file('pdf'), '_blank', 'noopener')}>
              {t('pdf')}
            </ActButton>
          </>
        }
      />
      <Kinds asked={asked} />
      <PeriodBar asked={asked} put={put} />
      {wrong && (
        <p role="alert" className={styles.problem}>
          {t('wrongPeriod')}
        </p>
      )}
      {!wrong && !report && !hasFailed(found) && <SkeletonRows rows={6} />}
      {!wrong && hasFailed(found) && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {!wrong && report && !hasFailed(found) && <Found report={report} asked={asked} picked={picked} put={put} />}
    </div>
  )
}
