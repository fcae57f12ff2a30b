import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Finder } from '../../../ui/Finder.tsx'
import styles from './review.module.css'
import { type Asked, type Colleague, findColleagues, moveForward } from './reviewers.ts'

type Props = {
  all: readonly Colleague[]
  asked: readonly Asked[]
  /** Who signs, and needs no review of his own. */
  signerId: string
  /** Whether it stands as it was chosen the last time. */
  asLast: boolean
  onChange: (asked: Asked[]) => void
}

/** Who looks at the paper before its signer, one after the other, and at what (Decree 30/2020 art. 12). */
export function ReviewerPicker({ all, asked, signerId, asLast, onChange }: Props) {
  const { t } = useTranslation('approvals')
  const [headingId, listId] = [useId(), useId()]
  const known = new Map(all.map((one) => [one.appointmentId, one]))
  const taken = new Set([signerId, ...asked.map((one) => known.get(one.appointmentId)?.personId ?? '')])
  const usual = [t('capacity.content'), t('capacity.form')]
  const add = (one: Colleague) => onChange([...asked, { appointmentId: one.appointmentId, capacity: usual[asked.length] ?? usual[0] ?? '' }])
  const put = (index: number, capacity: string) => onChange(asked.map((one, at) => (at === index ? { ...one, capacity } : one)))
  return (
    <section className={styles.picker} aria-labelledby={headingId}>
      <h2 id={headingId} className={styles.heading}>
        {t('picker.title')}
      </h2>
      <p className={styles.meta}>{asked.length === 0 ? t('picker.none') : asLast ? t('picker.asLast') : ''}</p>
      <ol className={styles.asked}>
        {asked.map((one, index) => {
          const name = known.get(one.appointmentId)?.name ?? ''
          return (
            <li key={one.appointmentId} className={styles.person}>
              <span className={styles.name}>
                <b>{name}</b>
                <span className={styles.meta}>{known.get(one.appointmentId)?.detail}</span>
              </span>
              <input
                className={styles.capacity}
                aria-label={t('picker.capacity', { name })}
                list={listId}
                maxLength={60}
                value={one.capacity}
                onChange={(event) => put(index, event.target.value)}
              />
              {index > 0 && (
                <button type="button" className={styles.small} aria-label={t('picker.earlier', { name })} onClick={() => onChange(moveForward(asked, index))}>
                  ↑
                </button>
              )}
              <button
                type="button"
                className={styles.small}
                aria-label={t('picker.remove', { name })}
                onClick={() => onChange(asked.filter((_, at) => at !== index))}
              >
                ×
              </button>
            </li>
          )
        })}
      </ol>
      <datalist id={listId}>
        {usual.map((what) => (
          <option key={what} value={what} />
        ))}
      </datalist>
      <Finder label={t('picker.find')} hint={t('picker.hint')} nobody={t('picker.nobody')} find={(text) => findColleagues(all, taken, text)} onAdd={add} />
    </section>
  )
}
