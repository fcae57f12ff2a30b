import { useTranslation } from 'react-i18next'
import { communeTypes } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { ActButton } from '../../ui/ActButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { Field, SelectField, WordsField } from '../../ui/Field.tsx'
import styles from './organisation.module.css'
import { emptyPlan, emptyUnit, lackOf, type NewUnit, type Plan, type Unit } from './reorganisation.ts'
import { UnitSelect } from './UnitSelect.tsx'
import { useUnits } from './use-units.ts'

type Props = { plan: Plan; onChange: (plan: Plan) => void }

function Ending({ plan, onChange, known }: Props & { known: ReadonlyMap<string, Unit> }) {
  const { t } = useTranslation('reorganisation')
  if (plan.kind === 'split')
    return <UnitSelect label={t('ending.split')} value={plan.unitIds[0] ?? ''} onChange={(id) => onChange({ ...plan, unitIds: id ? [id] : [] })} />
  return (
    <>
      <UnitSelect
        label={t('ending.merge')}
        none={t('addUnit')}
        value=""
        onChange={(id) => id && onChange({ ...plan, unitIds: [...new Set([...plan.unitIds, id])] })}
      />
      {plan.unitIds.length > 0 && (
        <ul className={styles.cards}>
          {plan.unitIds.map((id) => (
            <li key={id} className={styles.head}>
              <b>{known.get(id)?.name}</b>
              <ActButton quiet onClick={() => onChange({ ...plan, unitIds: plan.unitIds.filter((one) => one !== id) })}>
                {t('remove', { name: known.get(id)?.shortName ?? '' })}
              </ActButton>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function NewUnitFields({
  unit,
  n,
  commune,
  onChange,
  onRemove,
}: {
  unit: NewUnit
  n: number
  commune: boolean
  onChange: (unit: NewUnit) => void
  onRemove?: (() => void) | undefined
}) {
  const { t } = useTranslation('reorganisation')
  const { t: ofOrganisation } = useTranslation('organisation')
  const words = (field: 'name' | 'shortName' | 'placeName' | 'code', max: number, hint?: string) => (
    <WordsField label={t(field)} lines={1} max={max} {...(hint && { hint })} value={unit[field]} onChange={(value) => onChange({ ...unit, [field]: value })} />
  )
  return (
    <fieldset className={styles.card}>
      <legend>{t('newUnit', { n })}</legend>
      {words('name', 200)}
      <div className={styles.pair}>
        {words('shortName', 100)}
        {words('placeName', 100)}
      </div>
      <div className={styles.pair}>
        {commune && (
          <SelectField
            label={t('communeType')}
            value={unit.communeType ?? 'xa'}
            options={communeTypes.map((value) => ({ value, label: ofOrganisation(`communeType.${value}`) }))}
            onChange={(value) => onChange({ ...unit, communeType: value as NewUnit['communeType'] })}
          />
        )}
        {words('code', 20, t('codeHint'))}
      </div>
      {onRemove && <ActButton onClick={onRemove}>{t('oneLess')}</ActButton>}
    </fieldset>
  )
}

function NewUnits({ plan, onChange, commune }: Props & { commune: boolean }) {
  const { t } = useTranslation('reorganisation')
  const isSplit = plan.kind === 'split'
  return (
    <>
      {plan.units.map((unit, index) => (
        <NewUnitFields
          key={unit.id}
          unit={unit}
          n={index + 1}
          commune={commune}
          onChange={(changed) => onChange({ ...plan, units: plan.units.map((one) => (one.id === unit.id ? changed : one)) })}
          onRemove={isSplit && plan.units.length > 2 ? () => onChange({ ...plan, units: plan.units.filter((one) => one.id !== unit.id) }) : undefined}
        />
      ))}
      {isSplit && (
        <>
          <ActButton onClick={() => onChange({ ...plan, units: [...plan.units, emptyUnit()] })}>{t('oneMore')}</ActButton>
          <SelectField
            label={t('takesOver')}
            none=""
            value={plan.takesOverId}
            options={plan.units.map((unit, index) => ({ value: unit.id, label: unit.name || t('newUnit', { n: index + 1 }) }))}
            onChange={(takesOverId) => onChange({ ...plan, takesOverId })}
          />
        </>
      )}
    </>
  )
}

function Into({ plan, onChange }: Props) {
  const { t } = useTranslation('reorganisation')
  const isNew = plan.units.length > 0
  return (
    <>
      <SelectField
        label={t('into')}
        value={isNew ? 'new' : 'existing'}
        options={[
          { value: 'existing', label: t('intoExisting') },
          { value: 'new', label: t('intoNew') },
        ]}
        onChange={(value) => onChange({ ...plan, intoId: '', moves: {}, units: value === 'new' ? [emptyUnit()] : [] })}
      />
      {!isNew && <UnitSelect label={t('intoExisting')} value={plan.intoId} onChange={(intoId) => onChange({ ...plan, intoId, moves: {} })} />}
    </>
  )
}

export function ReorganisationForm({ plan, onChange, onPreview }: Props & { onPreview: () => void }) {
  const { t } = useTranslation('reorganisation')
  const known = useUnits()
  const lack = lackOf(plan)
  const like = known.get(plan.unitIds[0] ?? '')
  return (
    <ActForm label={t('preview')} busy={false} error={null} lacks={lack && t(`lacks.${lack}`)} primary={false} roomy onCommit={async () => onPreview()}>
      <SelectField
        label={t('kind')}
        value={plan.kind}
        options={(['merge', 'split'] as const).map((value) => ({ value, label: t(value) }))}
        onChange={(kind) => onChange({ ...emptyPlan(kind as Plan['kind']), on: plan.on, basis: plan.basis, reason: plan.reason })}
      />
      <Ending plan={plan} onChange={onChange} known={known} />
      {plan.kind === 'merge' && <Into plan={plan} onChange={onChange} />}
      <NewUnits plan={plan} onChange={onChange} commune={(like?.kind ?? 'commune') === 'commune'} />
      <Field label={t('on')}>{(id) => <DayInput id={id} value={plan.on} onChange={(on) => onChange({ ...plan, on })} />}</Field>
      <WordsField label={t('basis')} lines={1} max={200} hint={t('basisHint')} value={plan.basis} onChange={(basis) => onChange({ ...plan, basis })} />
      <WordsField label={t('reason')} value={plan.reason} onChange={(reason) => onChange({ ...plan, reason })} />
    </ActForm>
  )
}
