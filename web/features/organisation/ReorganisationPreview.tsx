import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { HeldByUnit } from './HeldByUnit.tsx'
import styles from './organisation.module.css'
import { mergeBody, type Plan, type Reorganisation, splitBody, successorsOf } from './reorganisation.ts'
import { useUnits } from './use-units.ts'

type Props = { plan: Plan; onChange: (plan: Plan) => void; onBack: () => void; onDone: (written: Reorganisation) => void }

function useWrite(plan: Plan) {
  const known = useUnits()
  const merge = useCall('mergeUnits')
  const split = useCall('splitUnit')
  const like = known.get(plan.unitIds[0] ?? '')
  const write = async (): Promise<Reorganisation | undefined> => {
    if (!like) return undefined
    return plan.kind === 'merge'
      ? merge.mutateAsync({ body: mergeBody(plan, like) })
      : split.mutateAsync({ params: { id: like.id }, body: splitBody(plan, like) })
  }
  return { known, write, busy: merge.isPending || split.isPending, error: merge.error ?? split.error }
}

/** The dry run: what every old unit holds and what becomes of each thing; the act stands at its foot. */
export function ReorganisationPreview({ plan, onChange, onBack, onDone }: Props) {
  const { t } = useTranslation('reorganisation')
  const format = useFormat()
  const { known, write, busy, error } = useWrite(plan)
  const preview = useQuery(query('previewReorganisation', { body: { unitIds: [...plan.unitIds], on: plan.on } }))
  const successors = successorsOf(plan, known)
  const first = successors[0] ?? { id: '', name: '' }
  const movable = preview.data?.units.flatMap((unit) => unit.appointments.filter((one) => !one.mine)) ?? []
  const moveAll = () => onChange({ ...plan, moves: Object.fromEntries(movable.map((one) => [one.id, first.id])) })
  const commit = async () => {
    const written = await write()
    if (written) onDone(written)
  }
  if (preview.isPending) return <SkeletonRows rows={8} />
  if (hasFailed(preview)) return <ErrorPanel error={preview.error} onRetry={() => void preview.refetch()} />
  return (
    <ActForm
      label={t(`commit.${plan.kind}`, { count: plan.kind === 'merge' ? plan.unitIds.length : plan.units.length })}
      busy={busy}
      error={error}
      roomy
      onCommit={commit}
    >
      <div className={styles.head}>
        <div>
          <h2 className={styles.heading}>{t(`title.${plan.kind}`, { name: first.name, date: format.fullDay(plan.on) })}</h2>
          <p className={styles.meta}>
            {plan.basis}. {t('nothingWritten')}
          </p>
        </div>
        <div className={styles.acts}>
          <ActButton onClick={onBack}>{t('back')}</ActButton>
          {movable.length > 0 && <ActButton onClick={moveAll}>{t('moveAll', { name: first.name })}</ActButton>}
        </div>
      </div>
      {preview.data?.units.map((unit) => (
        <HeldByUnit
          key={unit.unitId}
          unit={unit}
          successors={successors}
          on={plan.on}
          moves={plan.moves}
          onMove={(appointmentId, toUnitId) => onChange({ ...plan, moves: { ...plan.moves, [appointmentId]: toUnitId } })}
        />
      ))}
    </ActForm>
  )
}
