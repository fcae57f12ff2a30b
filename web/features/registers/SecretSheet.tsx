import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { secrecyLevels } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useOffice } from '../../platform/session.ts'
import { DayField } from '../../ui/DayInput.tsx'
import { NumberField, SelectField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './registers.module.css'
import { type Kind, wholeNumber } from './registers.ts'

/** That a secret document stands in the book of secrets; there is no field for anything of what it says. */
export function SecretSheet({ kind, onClose }: { kind: Kind; onClose: () => void }) {
  const { t } = useTranslation('secret')
  const format = useFormat()
  const toast = useToast()
  const { unitId } = useOffice()
  const record = useCall('recordSecretLine')
  const [id] = useState(newId)
  const [level, setLevel] = useState<(typeof secrecyLevels)[number]>('mat')
  const [number, setNumber] = useState('')
  const [registeredOn, setRegisteredOn] = useState(format.today())
  const n = wholeNumber(number)
  const lacks = n === null || n < 1 ? t('needNumber') : registeredOn === '' ? t('needDay') : undefined
  const commit = async () => {
    if (n === null) return
    await record.mutateAsync({ body: { id, unitId, kind, level, n, registeredOn } })
    toast(t('done', { n }))
    onClose()
  }
  return (
    <Sheet title={t(`sheet.${kind}`)} opened onClose={onClose}>
      <ActForm label={t('confirm')} busy={record.isPending} error={record.error} lacks={lacks} onCommit={commit}>
        <p className={styles.meta}>{t('lead')}</p>
        <SelectField
          label={t('level')}
          value={level}
          options={secrecyLevels.map((value) => ({ value, label: t(`levels.${value}`) }))}
          onChange={(value) => setLevel(secrecyLevels.find((one) => one === value) ?? 'mat')}
        />
        <div className={styles.pair}>
          <NumberField label={t('number')} value={number} min={1} max={1_000_000} onChange={setNumber} />
          <DayField label={t('onDay')} value={registeredOn} onChange={setRegisteredOn} />
        </div>
      </ActForm>
    </Sheet>
  )
}
