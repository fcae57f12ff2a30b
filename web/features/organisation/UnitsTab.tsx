import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { communeTypes, unitKinds } from '../../../contract/words.ts'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { DayInput } from '../../ui/DayInput.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './organisation.module.css'
import { TableWrap } from './TableWrap.tsx'
import { TextField } from './TextField.tsx'
import { UnitSelect } from './UnitSelect.tsx'

type Unit = ReplyData<Api['listUnits']>['items'][number]
type Open = { kind: 'new' } | { kind: 'edit'; unit: Unit } | { kind: 'close'; unit: Unit }

function Problem({ error }: { error: unknown }) {
  const problemText = useProblemText()
  return error ? (
    <p role="alert" className={styles.problem}>
      {problemText(error)}
    </p>
  ) : null
}

function UnitForm({ unit, onDone }: { unit?: Unit; onDone: () => void }) {
  const { t } = useTranslation('organisation')
  const create = useCall('createUnit')
  const update = useCall('updateUnit')
  const [id] = useState(() => unit?.id ?? newId())
  const [parentId, setParentId] = useState(unit?.parentId ?? '')
  const [kind, setKind] = useState<Unit['kind']>(unit?.kind ?? 'commune')
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const names = { name: text('name'), shortName: text('shortName'), placeName: text('placeName'), code: text('code') || null }
    if (unit) await update.mutateAsync({ params: { id: unit.id }, body: names })
    else {
      const communeType = kind === 'commune' ? (text('communeType') as (typeof communeTypes)[number]) : null
      await create.mutateAsync({ body: { id, parentId, kind, communeType, hasRecordsOffice: form.get('records') === 'on', ...names } })
    }
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void save(event).catch(() => undefined)}>
      <TextField name="name" label={t('units.name')} initial={unit?.name} required />
      <div className={styles.pair}>
        <TextField name="shortName" label={t('units.shortName')} initial={unit?.shortName} required />
        <TextField name="placeName" label={t('units.placeName')} initial={unit?.placeName} required />
      </div>
      <TextField name="code" label={t('units.code')} initial={unit?.code ?? ''} />
      {!unit && (
        <>
          <div className={styles.pair}>
            <label className={styles.field}>
              {t('units.kind')}
              <select className={styles.input} value={kind} onChange={(event) => setKind(event.target.value as Unit['kind'])}>
                {unitKinds.map((one) => (
                  <option key={one} value={one}>
                    {t(`kind.${one}`)}
                  </option>
                ))}
              </select>
            </label>
            {kind === 'commune' && (
              <label className={styles.field}>
                {t('units.communeType')}
                <select name="communeType" className={styles.input}>
                  {communeTypes.map((one) => (
                    <option key={one} value={one}>
                      {t(`communeType.${one}`)}
                    </option>
                  ))}
                </select>
              </label>
            )}
          </div>
          <UnitSelect label={t('units.parent')} value={parentId} onChange={setParentId} />
          <div className={styles.checks}>
            <label>
              <input type="checkbox" name="records" defaultChecked /> {t('units.records')}
            </label>
          </div>
        </>
      )}
      <Problem error={create.error ?? update.error} />
      <ActButton primary submit wide busy={create.isPending || update.isPending}>
        {t('units.save')}
      </ActButton>
    </form>
  )
}

function CloseForm({ unit, onDone }: { unit: Unit; onDone: () => void }) {
  const { t } = useTranslation('organisation')
  const close = useCall('closeUnit')
  const [successor, setSuccessor] = useState('')
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const on = String(new FormData(event.currentTarget).get('on'))
    await close.mutateAsync({ params: { id: unit.id }, body: { on, successorIds: successor ? [successor] : [] } })
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void save(event).catch(() => undefined)}>
      <Field label={t('units.closeOn')}>{(id) => <DayInput id={id} name="on" required />}</Field>
      <UnitSelect label={t('units.successor')} none={t('units.none')} value={successor} onChange={setSuccessor} />
      <Problem error={close.error} />
      <ActButton primary submit wide busy={close.isPending}>
        {t('units.close')}
      </ActButton>
    </form>
  )
}

export function UnitsTab() {
  const { t } = useTranslation('organisation')
  const format = useFormat()
  const [search] = useSearchParams()
  const [q, setQ] = useState(search.get('q') ?? '')
  const [open, setOpen] = useState<Open | null>(null)
  const units = useQuery(query('listUnits', { query: { limit: 200, ...(q && { q }) } }))
  const done = () => setOpen(null)
  return (
    <>
      <div className={styles.head}>
        <input
          className={styles.input}
          style={{ maxWidth: 360 }}
          type="search"
          aria-label={t('units.search')}
          placeholder={t('units.search')}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
        <ActButton onClick={() => setOpen({ kind: 'new' })}>{t('units.new')}</ActButton>
      </div>
      {units.isPending && <SkeletonRows rows={8} />}
      {units.data?.items.length === 0 && <EmptyState title={t('units.empty')} />}
      <TableWrap label={t('tabs.units')}>
        <table className={styles.table}>
          <tbody>
            {units.data?.items.map((unit) => (
              <tr key={unit.id}>
                <td>
                  <b>{unit.name}</b>
                  <div className={styles.meta}>
                    {t(`kind.${unit.kind}`)}
                    {unit.code && ` · ${unit.code}`}
                    {unit.closedOn && ` · ${t('units.closed', { date: format.day(unit.closedOn) })}`}
                  </div>
                </td>
                <td className={styles.rowActs}>
                  {unit.can.manage === true && !unit.closedOn && (
                    <div className={styles.acts}>
                      <ActButton onClick={() => setOpen({ kind: 'edit', unit })}>{t('units.edit')}</ActButton>
                      <ActButton onClick={() => setOpen({ kind: 'close', unit })}>{t('units.close')}</ActButton>
                    </div>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableWrap>
      {open && (
        <Sheet title={open.kind === 'new' ? t('units.new') : open.unit.name} opened onClose={done}>
          {open.kind === 'close' ? <CloseForm unit={open.unit} onDone={done} /> : <UnitForm {...(open.kind === 'edit' && { unit: open.unit })} onDone={done} />}
        </Sheet>
      )}
    </>
  )
}
