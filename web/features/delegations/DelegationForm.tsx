import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { type DelegationScope, delegationScopes } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { SelectField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'

type Offices = ReplyData<Api['listDelegations']>['offices']
type Wanted = { from: string; to: string; scope: DelegationScope; fromOn: string; toOn: string; reason: string; mandate: string }
type Lack = 'form.toFirst' | 'form.daysFirst' | 'form.reasonFirst' | 'form.mandateFirst'
/** Who reviews instead needs no written mandate; who signs does (Decree 30/2020 art. 13). */
const mandated = (scope: DelegationScope) => scope !== 'review'

function lacking(wanted: Wanted): Lack | undefined {
  if (wanted.to === '') return 'form.toFirst'
  if (wanted.fromOn === '' || wanted.toOn === '') return 'form.daysFirst'
  if (wanted.reason.trim() === '') return 'form.reasonFirst'
  return mandated(wanted.scope) && wanted.mandate.trim() === '' ? 'form.mandateFirst' : undefined
}

/** From which office, to whom, for what, from when to when, and by which written mandate. */
export function DelegationForm({ offices, onClose }: { offices: Offices; onClose: () => void }) {
  const { t } = useTranslation(['delegations', 'common'])
  const format = useFormat()
  const record = useCall('recordDelegation')
  const toast = useToast()
  const [id] = useState(newId)
  const [wanted, setWanted] = useState<Wanted>({
    ...{ from: offices[0]?.appointmentId ?? '', to: '', scope: 'review', fromOn: format.today(), toOn: '', reason: '', mandate: '' },
  })
  const put = (change: Partial<Wanted>) => setWanted({ ...wanted, ...change })
  const office = offices.find((one) => one.appointmentId === wanted.from)
  const people = (office?.people ?? []).map((one) => ({
    value: one.appointmentId,
    label: t(one.signs || wanted.scope === 'review' ? 'form.person' : 'form.noBlock', { name: one.fullName, office: one.office }),
  }))
  const lack = lacking(wanted)
  const commit = async () => {
    const { from, to, mandate, ...rest } = wanted
    const words = mandate.trim()
    await record.mutateAsync({ body: { id, fromAppointmentId: from, toAppointmentId: to, ...rest, ...(words && { mandate: words }) } })
    toast(t('form.done'))
    onClose()
  }
  return (
    <Sheet title={t('form.title')} opened onClose={onClose}>
      <ActForm label={t('form.commit')} busy={record.isPending} error={record.error} lacks={lack && t(lack)} onCommit={commit}>
        {offices.length > 1 && (
          <SelectField
            label={t('form.from')}
            value={wanted.from}
            options={offices.map((one) => ({ value: one.appointmentId, label: `${one.office}, ${one.unitName}` }))}
            onChange={(from) => put({ from, to: '' })}
          />
        )}
        <SelectField
          label={t('form.scope')}
          value={wanted.scope}
          options={delegationScopes.map((scope) => ({ value: scope, label: t(`scope.${scope}`) }))}
          onChange={(scope) => put({ scope: scope as DelegationScope })}
        />
        <SelectField label={t('form.to')} value={wanted.to} none={t('form.toChoose')} options={people} onChange={(to) => put({ to })} />
        <DayField label={t('form.fromOn')} value={wanted.fromOn} onChange={(fromOn) => put({ fromOn })} />
        <DayField label={t('form.toOn')} value={wanted.toOn} onChange={(toOn) => put({ toOn })} />
        <WordsField label={t('form.reason')} value={wanted.reason} onChange={(reason) => put({ reason })} max={500} lines={1} />
        <WordsField
          label={mandated(wanted.scope) ? t('form.mandate') : `${t('form.mandate')} (${t('common:optional')})`}
          hint={t('form.mandateHint')}
          value={wanted.mandate}
          onChange={(mandate) => put({ mandate })}
          max={300}
          lines={1}
        />
      </ActForm>
    </Sheet>
  )
}
