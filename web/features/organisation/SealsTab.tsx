import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { query } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { IssuerForm, SealForm } from './IssuerForms.tsx'
import styles from './organisation.module.css'
import { SealActs } from './SealActs.tsx'
import { UnitSelect } from './UnitSelect.tsx'

export type Issuer = ReplyData<Api['listIssuers']>['issuers'][number]
export type Seal = ReplyData<Api['listIssuers']>['seals'][number]
type Open = { kind: 'issuer'; id: string; issuer?: Issuer } | { kind: 'seal'; id: string; seal?: Seal } | { kind: 'clerks'; seal: Seal }

/** Who issues documents in a unit, and with which seal. */
export function SealsTab() {
  const { t } = useTranslation('organisation')
  const office = useOffice()
  const [unitId, setUnitId] = useState(office.unitId)
  const [open, setOpen] = useState<Open | null>(null)
  const found = useQuery({ ...query('listIssuers', { query: { unitId } }), enabled: unitId !== '' })
  const done = () => setOpen(null)
  return (
    <div className={styles.form}>
      <UnitSelect label={t('people.unit')} value={unitId} onChange={setUnitId} />
      {found.isPending && <SkeletonRows rows={4} />}
      <section className={styles.form} aria-label={t('seals.issuers')}>
        <div className={styles.head}>
          <h2 className={styles.heading}>{t('seals.issuers')}</h2>
          <ActButton onClick={() => setOpen({ kind: 'issuer', id: newId() })}>{t('seals.newIssuer')}</ActButton>
        </div>
        {found.data?.issuers.length === 0 && <p className={styles.meta}>{t('seals.emptyIssuers')}</p>}
        <ul className={styles.cards}>
          {found.data?.issuers.map((issuer) => (
            <li key={issuer.id} className={styles.card}>
              <div className={styles.head}>
                <span>
                  <b>{issuer.name}</b>
                  <span className={styles.meta}>
                    {' '}
                    …/KH-{issuer.notationSuffix} · {issuer.placeName}
                  </span>
                </span>
                {issuer.can.manage === true && <ActButton onClick={() => setOpen({ kind: 'issuer', id: issuer.id, issuer })}>{t('seals.edit')}</ActButton>}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className={styles.form} aria-label={t('seals.seals')}>
        <div className={styles.head}>
          <h2 className={styles.heading}>{t('seals.seals')}</h2>
          <ActButton onClick={() => setOpen({ kind: 'seal', id: newId() })}>{t('seals.newSeal')}</ActButton>
        </div>
        {found.data?.seals.length === 0 && <p className={styles.meta}>{t('seals.emptySeals')}</p>}
        <ul className={styles.cards}>
          {found.data?.seals.map((seal) => (
            <li key={seal.id} className={styles.card}>
              <div className={styles.head}>
                <span>
                  <b>{seal.name}</b>
                  <span className={styles.meta}>
                    {' '}
                    {seal.diameterMm} mm · {t('seals.certificate')}: {t(`credentialState.${seal.credential?.state ?? 'none'}`)} ·{' '}
                    {t(seal.hasImage ? 'seals.hasImage' : 'seals.noImage')}
                  </span>
                </span>
                <span className={styles.acts}>
                  <ActButton onClick={() => setOpen({ kind: 'seal', id: seal.id, seal })}>{t('seals.edit')}</ActButton>
                  <ActButton onClick={() => setOpen({ kind: 'clerks', seal })}>{t('seals.clerks')}</ActButton>
                </span>
              </div>
            </li>
          ))}
        </ul>
      </section>
      {open?.kind === 'issuer' && (
        <Sheet title={t('seals.issuerTitle')} opened onClose={done}>
          <IssuerForm id={open.id} unitId={unitId} seals={found.data?.seals ?? []} {...(open.issuer && { issuer: open.issuer })} onDone={done} />
        </Sheet>
      )}
      {open?.kind === 'seal' && (
        <Sheet title={t('seals.seal')} opened onClose={done}>
          <SealForm id={open.id} unitId={unitId} {...(open.seal && { seal: open.seal })} onDone={done} />
        </Sheet>
      )}
      {open?.kind === 'clerks' && (
        <Sheet title={open.seal.name} opened onClose={done}>
          <SealActs seal={found.data?.seals.find((seal) => seal.id === open.seal.id) ?? open.seal} />
        </Sheet>
      )}
    </div>
  )
}
