import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './organisation.module.css'
import { ReorganisationForm } from './ReorganisationForm.tsx'
import { ReorganisationPreview } from './ReorganisationPreview.tsx'
import { emptyPlan, type Plan, type Reorganisation } from './reorganisation.ts'

const namesOf = (units: readonly { name: string }[]) => units.map((unit) => unit.name).join(', ')

function Entry({ entry }: { entry: Reorganisation }) {
  const { t } = useTranslation('reorganisation')
  const format = useFormat()
  return (
    <li className={styles.card}>
      <b>
        {t(entry.kind)}: {namesOf(entry.from)} → {namesOf(entry.to)}
      </b>
      <span>
        {format.fullDay(entry.on)} · {entry.basis}
      </span>
      <span>{entry.reason}</span>
      <span className={styles.meta}>{t('by', { who: entry.who, at: format.exact(entry.at) })}</span>
    </li>
  )
}

function History() {
  const { t } = useTranslation('reorganisation')
  const list = useQuery(query('listReorganisations', {}))
  return (
    <section className={styles.form} aria-label={t('history')}>
      <h2 className={styles.heading}>{t('history')}</h2>
      {list.isPending && <SkeletonRows rows={2} />}
      {hasFailed(list) && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.data?.items.length === 0 && <EmptyState title={t('empty')} />}
      <ul className={styles.cards}>
        {list.data?.items.map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </section>
  )
}

/** A plan, what it would do, and only then the act. */
export function ReorganisationTab() {
  const { t } = useTranslation('reorganisation')
  const format = useFormat()
  const [plan, setPlan] = useState<Plan | null>(null)
  const [looking, setLooking] = useState(false)
  const [done, setDone] = useState<Reorganisation | null>(null)
  const finish = (written: Reorganisation) => {
    setDone(written)
    setPlan(null)
    setLooking(false)
  }
  const begin = () => {
    setDone(null)
    setPlan(emptyPlan('merge'))
  }
  return (
    <div className={styles.form}>
      <div className={styles.head}>
        <p className={styles.meta}>{t('lead')}</p>
        {!plan && <ActButton onClick={begin}>{t('new')}</ActButton>}
      </div>
      {done && (
        <p role="status" className={styles.note}>
          {t('done', { from: namesOf(done.from), to: namesOf(done.to), date: format.fullDay(done.on) })}
        </p>
      )}
      {plan && !looking && <ReorganisationForm plan={plan} onChange={setPlan} onPreview={() => setLooking(true)} />}
      {plan && looking && <ReorganisationPreview plan={plan} onChange={setPlan} onBack={() => setLooking(false)} onDone={finish} />}
      {!plan && <History />}
    </div>
  )
}
