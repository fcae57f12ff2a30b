import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Field } from '../../ui/Field.tsx'
import styles from './documents.module.css'
import { type Change, type Draft, longestSubject, subjectLength } from './draft.ts'

/** From here on the room that is left is told. */
const nearEnd = 400

/** Nothing of a pasted sentence is cut away: one that is too long says by how much. */
export function SubjectField({ draft, onChange }: { draft: Draft; onChange: (change: Change) => void }) {
  const { t } = useTranslation('documents')
  const counterId = useId()
  const length = subjectLength(draft)
  const over = length - longestSubject
  return (
    <Field label={t('draft.subject')}>
      {(id) => (
        <>
          <textarea
            id={id}
            className={styles.input}
            rows={length > 160 ? 5 : 2}
            placeholder={t('draft.subjectHint')}
            aria-invalid={over > 0 || undefined}
            aria-describedby={length >= nearEnd ? counterId : undefined}
            value={draft.subject}
            onChange={(event) => onChange({ subject: event.target.value })}
          />
          {length >= nearEnd && (
            <p id={counterId} role="status" className={over > 0 ? styles.problem : styles.counter}>
              {over > 0 ? t('draft.subjectOver', { over, longest: longestSubject }) : t('draft.subjectCount', { length, longest: longestSubject })}
            </p>
          )}
        </>
      )}
    </Field>
  )
}
