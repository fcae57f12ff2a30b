import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { uploadFile } from '../../platform/uploads.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { DropArea } from '../../ui/DropArea.tsx'
import styles from './organisation.module.css'
import type { Issuer, Seal } from './SealsTab.tsx'
import { TextField } from './TextField.tsx'

function Problem({ error }: { error: unknown }) {
  const problemText = useProblemText()
  return error ? (
    <p role="alert" className={styles.problem}>
      {problemText(error)}
    </p>
  ) : null
}

type IssuerProps = { id: string; unitId: string; seals: readonly Seal[]; issuer?: Issuer; onDone: () => void }

export function IssuerForm({ id, unitId, seals, issuer, onDone }: IssuerProps) {
  const { t } = useTranslation('organisation')
  const save = useCall('saveIssuer')
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => String(form.get(name) ?? '').trim()
    await save.mutateAsync({
      params: { id },
      body: {
        unitId,
        parentLine: text('parentLine'),
        name: text('name'),
        placeName: text('placeName'),
        notationSuffix: text('notationSuffix'),
        letterSuffix: text('letterSuffix'),
        footer: text('footer'),
        headerStyle: text('headerStyle') === 'party' ? 'party' : 'state',
        sealId: text('sealId') || null,
      },
    })
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <TextField name="parentLine" label={t('seals.parentLine')} initial={issuer?.parentLine} />
      <TextField name="name" label={t('seals.name')} initial={issuer?.name} required />
      <div className={styles.pair}>
        <TextField name="placeName" label={t('seals.placeName')} initial={issuer?.placeName} required />
        <TextField name="notationSuffix" label={t('seals.notation')} initial={issuer?.notationSuffix ?? 'MTTQ-BTT'} required />
      </div>
      <div className={styles.pair}>
        <TextField name="letterSuffix" label={t('seals.letterNotation')} initial={issuer?.letterSuffix} />
        <TextField name="footer" label={t('seals.footer')} initial={issuer?.footer} />
      </div>
      <div className={styles.pair}>
        <label className={styles.field}>
          {t('seals.headerStyle')}
          <select name="headerStyle" className={styles.input} defaultValue={issuer?.headerStyle ?? 'state'}>
            <option value="state">{t('seals.state')}</option>
            <option value="party">{t('seals.party')}</option>
          </select>
        </label>
        <label className={styles.field}>
          {t('seals.seal')}
          <select name="sealId" className={styles.input} defaultValue={issuer?.sealId ?? ''}>
            <option value="">{t('seals.noSeal')}</option>
            {seals.map((seal) => (
              <option key={seal.id} value={seal.id}>
                {seal.name}
              </option>
            ))}
          </select>
        </label>
      </div>
      <Problem error={save.error} />
      <ActButton primary submit wide busy={save.isPending}>
        {t('seals.save')}
      </ActButton>
    </form>
  )
}

export function SealForm({ id, unitId, seal, onDone }: { id: string; unitId: string; seal?: Seal; onDone: () => void }) {
  const { t } = useTranslation('organisation')
  const save = useCall('saveSeal')
  const [image, setImage] = useState<{ id: string; name: string } | null>(null)
  const [uploadError, setUploadError] = useState<unknown>(null)
  const take = async (files: readonly File[]) => {
    const first = files[0]
    if (!first) return
    setUploadError(null)
    await uploadFile(first).then(setImage, setUploadError)
  }
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const body = { unitId, name: String(form.get('name') ?? '').trim(), diameterMm: Number(form.get('diameterMm')), ...(image && { imageFileId: image.id }) }
    await save.mutateAsync({ params: { id }, body })
    onDone()
  }
  return (
    <form className={styles.form} onSubmit={(event) => void submit(event).catch(() => undefined)}>
      <TextField name="name" label={t('seals.sealName')} initial={seal?.name} required />
      <TextField name="diameterMm" label={t('seals.diameter')} type="number" initial={String(seal?.diameterMm ?? 36)} required />
      <DropArea accept="image/png" label={image?.name ?? t('seals.image')} hint="PNG" compact onFiles={(files) => void take(files)} />
      <Problem error={save.error ?? uploadError} />
      <ActButton primary submit wide busy={save.isPending}>
        {t('seals.save')}
      </ActButton>
    </form>
  )
}
