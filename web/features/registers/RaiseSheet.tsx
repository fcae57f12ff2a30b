import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActForm } from '../../platform/ActForm.tsx'
import { query, useCall } from '../../platform/api.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { NumberField, SelectField, WordsField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './registers.module.css'
import type { Kind, Sequences } from './registers.ts'
import { wholeNumber } from './registers.ts'

const arrival = 'arrival'
const nextOf = (sequences: Sequences | undefined, target: string) =>
  target === arrival ? sequences?.nextArrival : sequences?.items.find((one) => one.id === target)?.next

/** For an office that starts in mid-year: upward only, with a reason. */
export function RaiseSheet({ unitId, kind, onClose }: { unitId: string; kind: Kind; onClose: () => void }) {
  const { t } = useTranslation('registers')
  const typeName = useTypeName()
  const toast = useToast()
  const raise = useCall('raiseNext')
  const found = useQuery(query('listSequences', { query: { unitId } }))
  const [chosen, setChosen] = useState<string | null>(null)
  const [text, setText] = useState('')
  const [reason, setReason] = useState('')
  const sequences = found.data
  const target = chosen ?? (kind === 'incoming' ? arrival : (sequences?.items[0]?.id ?? arrival))
  const now = nextOf(sequences, target)
  const next = wholeNumber(text)
  const isUp = next !== null && now !== undefined && next > now
  const lacks = isUp ? (reason.trim() === '' ? t('raiseSheet.needReason') : undefined) : t('raiseSheet.needUp', { next: now ?? '' })
  const commit = async () => {
    if (next === null) return
    await raise.mutateAsync({ body: { target: target === arrival ? { arrivalUnitId: unitId } : { sequenceId: target }, next, reason } })
    toast(t('raiseSheet.done', { next }))
    onClose()
  }
  const options = [
    { value: arrival, label: t('raiseSheet.arrival', { next: sequences?.nextArrival ?? '' }) },
    ...(sequences?.items ?? []).map((one) => ({
      value: one.id,
      label: t('raiseSheet.sequence', { issuer: one.issuerName, name: typeName(one.name), next: one.next }),
    })),
  ]
  return (
    <Sheet title={t('raiseSheet.title')} opened onClose={onClose}>
      <ActForm
        label={isUp ? t('raiseSheet.confirm', { next }) : t('raiseSheet.confirmEmpty')}
        busy={raise.isPending}
        error={raise.error ?? found.error}
        lacks={lacks}
        onCommit={commit}
      >
        <p className={styles.meta}>{t('raiseSheet.lead')}</p>
        <SelectField label={t('raiseSheet.target')} value={target} options={options} onChange={setChosen} />
        <NumberField label={t('raiseSheet.next')} value={text} min={2} max={1_000_000} onChange={setText} />
        <WordsField label={t('raiseSheet.reason')} hint={t('raiseSheet.hint')} value={reason} max={1000} lines={2} onChange={setReason} />
      </ActForm>
    </Sheet>
  )
}
