import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import styles from './trace.module.css'
import type { Metadata, MetadataField, Traced } from './trace.ts'

const kinds = { documents: 'outgoing', deliveries: 'incoming' } as const
const days: ReadonlySet<string> = new Set(['IssuedDate', 'ArrivalDate', 'DueDate'])
const urgencies = ['0', '1', '2', '3'] as const

/** What is stored, as a person reads it: days and the degree of urgency by their words. */
function useSaid() {
  const { t } = useTranslation('trace')
  const format = useFormat()
  return ({ name, value }: MetadataField): string => {
    if (value === '') return t('metadata.empty')
    if (days.has(name)) return format.fullDay(value)
    const urgency = name === 'Priority' ? urgencies.find((one) => one === value) : undefined
    return urgency ? `${value} (${t(`metadata.urgency.${urgency}`)})` : value
  }
}

/** Of many recipients the first few stand there; each is two fields. */
const shownOfMany = 6
function useFolded(fields: readonly MetadataField[]) {
  const [isWhole, setWhole] = useState(false)
  const ofRecipients = fields.filter(({ name }) => name.startsWith('To.'))
  const hidden = new Set(isWhole || ofRecipients.length <= 2 * shownOfMany ? [] : ofRecipients.slice(shownOfMany))
  const shown = fields.filter((field) => !hidden.has(field))
  return { shown, more: hidden.size > 0 ? { after: ofRecipients[shownOfMany - 1], count: ofRecipients.length / 2, open: () => setWhole(true) } : null }
}

function Fields({ of, fields }: { of: Traced; fields: readonly MetadataField[] }) {
  const { t } = useTranslation('trace')
  const { shown, more } = useFolded(fields)
  const say = useSaid()
  const labelOf = ({ name }: MetadataField) => (name === 'DueDate' ? t(`metadata.due.${of}`) : t(`metadata.field.${name}`))
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t('metadata.number')}</th>
          <th scope="col">{t('metadata.name')}</th>
          <th scope="col">{t('metadata.value')}</th>
        </tr>
      </thead>
      <tbody>
        {shown.map((field, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a field is its place in the list
          <tr key={index} className={styles.field}>
            <td className={styles.figure}>{field.number}</td>
            <td>
              {labelOf(field)}
              <span className={styles.second} translate="no">
                {field.name}
              </span>
            </td>
            <td className={field.value === '' ? styles.nothing : styles.said}>
              {say(field)}
              {field === more?.after && (
                <div className={styles.more}>
                  <ActButton onClick={more.open}>{t('metadata.allRecipients', { count: more.count })}</ActButton>
                </div>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Control({ control }: { control: Metadata['control'] }) {
  const { t, i18n } = useTranslation('trace')
  const format = useFormat()
  const nameOf = (name: string) => (i18n.exists(`change.${name}`, { ns: 'trace' }) ? i18n.getFixedT(null, 'trace')(`change.${name}` as 'metadata.name') : name)
  return (
    <section>
      <h2 className={styles.heading}>{t('control.title')}</h2>
      <dl className={styles.control}>
        <dt>{t('control.access')}</dt>
        <dd>
          {t(`control.by.${control.access}`, { unit: control.unitName })}
          {control.people.length > 0 && <span className={styles.second}>{control.people.join(', ')}</span>}
        </dd>
        <dt>{t('control.sha256')}</dt>
        <dd className={styles.hash}>{control.sha256 ?? t('control.noFile')}</dd>
      </dl>
      <h3 className={styles.smallHeading}>{t('control.changes')}</h3>
      <ol className={styles.changes}>
        {control.changes.map((change) => (
          <li key={change.id}>
            <span>
              {[nameOf(change.name), change.other].filter(Boolean).join(': ')}
              <span className={styles.second}>{change.who}</span>
              {change.reason && <span className={styles.second}>{change.reason}</span>}
            </span>
            <span className={styles.figure}>{format.exact(change.at)}</span>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** All metadata that is stored of a registered paper, by the names of the decree, and what guards it. */
function MetadataPage({ of }: { of: Traced }) {
  const { t } = useTranslation('trace')
  const { paperId = '' } = useParams()
  const kind = kinds[of]
  const found = useQuery(query('getMetadata', { params: { kind, id: paperId } }))
  if (found.isPending) return <SkeletonRows rows={12} />
  if (!found.data || hasFailed(found)) return <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />
  const { subject, fields, control } = found.data
  const back = of === 'documents' ? paths.document(paperId) : paths.delivery(paperId)
  const xml = (
    <ActButton href={`/files/metadata/${kind}/${paperId}`} download>
      {t('metadata.xml')}
    </ActButton>
  )
  return (
    <div className={styles.page}>
      <PageHeader back={{ label: t(`back.${of}`), to: back }} eyebrow={subject} title={t('metadata.title')} actions={xml} />
      <p className={styles.meta}>{t('metadata.lead')}</p>
      <Fields of={of} fields={fields} />
      <Control control={control} />
    </div>
  )
}

export const DocumentMetadata = () => <MetadataPage of="documents" />
export const DeliveryMetadata = () => <MetadataPage of="deliveries" />
