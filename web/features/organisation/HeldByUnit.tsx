import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import styles from './organisation.module.css'
import own from './reorganisation.module.css'
import type { Held } from './reorganisation.ts'

type Successor = { id: string; name: string }
type Props = {
  unit: Held
  /** The one that takes over first. */
  successors: readonly Successor[]
  on: string
  moves: Readonly<Record<string, string>>
  onMove: (appointmentId: string, toUnitId: string) => void
}

function Row({ head, children }: { head: string; children: ReactNode }) {
  return (
    <div className={own.row}>
      <dt className={own.head}>{head}</dt>
      <dd className={own.what}>{children}</dd>
    </div>
  )
}

function People({ unit, successors, moves, onMove }: Omit<Props, 'on'>) {
  const { t } = useTranslation('reorganisation')
  const { t: ofOrganisation } = useTranslation('organisation')
  if (unit.appointments.length === 0) return t('noPeople')
  return (
    <ul className={own.people}>
      {unit.appointments.map((one) => (
        <li key={one.id} className={own.person}>
          <span>
            <b>{one.fullName}</b>, {one.office}
            <span className={styles.meta}> · {one.roles.map((role) => ofOrganisation(`role.${role}`)).join(', ')}</span>
          </span>
          {one.mine ? (
            <span className={styles.meta}>{t('own')}</span>
          ) : (
            <select
              className={styles.input}
              aria-label={t('fate', { name: one.fullName, office: one.office })}
              value={moves[one.id] ?? ''}
              onChange={(event) => onMove(one.id, event.target.value)}
            >
              <option value="">{t('ends')}</option>
              {successors.map((successor) => (
                <option key={successor.id} value={successor.id}>
                  {t('goes', { name: successor.name })}
                </option>
              ))}
            </select>
          )}
        </li>
      ))}
    </ul>
  )
}

/** Counts that are not nothing, then what becomes of them; or that there is nothing. */
function Counts({ counts, fate, none }: { counts: readonly string[]; fate: string; none: string }) {
  if (counts.length === 0) return none
  return (
    <>
      <b>{counts.join(' · ')}</b>
      <p className={styles.meta}>{fate}</p>
    </>
  )
}

function Papers({ unit, name, on }: { unit: Held; name: string; on: string }) {
  const { t } = useTranslation('reorganisation')
  const format = useFormat()
  const copies = (['waiting', 'underWay'] as const).filter((key) => unit.copies[key] > 0).map((key) => t(key, { count: unit.copies[key] }))
  const documents = (['draft', 'submitted', 'signed', 'unsent'] as const)
    .filter((key) => unit.documents[key] > 0)
    .map((key) => t(key, { count: unit.documents[key] }))
  return (
    <>
      <Row head={t('copies')}>
        <Counts counts={copies} fate={t('copiesFate', { name })} none={t('noCopies')} />
      </Row>
      <Row head={t('documents')}>
        <Counts counts={documents} fate={t('documentsFate', { name, date: format.fullDay(on) })} none={t('noDocuments')} />
      </Row>
      <Row head={t('sends')}>{unit.sends > 0 ? t('sendsFate', { count: unit.sends, name }) : t('noSends')}</Row>
    </>
  )
}

function Office({ unit }: { unit: Held }) {
  const { t } = useTranslation('reorganisation')
  const seals = unit.seals.map((seal) => (seal.hasCertificate ? `${seal.name} (${t('hasCertificate')})` : seal.name))
  return (
    <>
      <Row head={t('issuers')}>
        <Counts counts={unit.issuers.map((issuer) => `${issuer.name} (…-${issuer.notationSuffix})`)} fate={t('issuersFate')} none={t('noIssuers')} />
      </Row>
      <Row head={t('seals')}>
        <Counts counts={seals} fate={t('sealsFate')} none={t('noSeals')} />
      </Row>
    </>
  )
}

export function HeldByUnit({ unit, successors, on, moves, onMove }: Props) {
  const { t } = useTranslation('reorganisation')
  const name = successors[0]?.name ?? ''
  return (
    <section className={styles.card} aria-label={unit.name}>
      <h3 className={styles.heading}>{unit.name}</h3>
      <dl className={own.rows}>
        <Row head={t('people')}>
          <People unit={unit} successors={successors} moves={moves} onMove={onMove} />
        </Row>
        <Office unit={unit} />
        {unit.children.length > 0 && (
          <Row head={t('children')}>
            {unit.children.map((child) => (
              <p key={child.id} className={own.line}>
                {t(child.closes ? 'closes' : 'moves', { name: child.name, to: name })}
              </p>
            ))}
          </Row>
        )}
        <Papers unit={unit} name={name} on={on} />
      </dl>
    </section>
  )
}
