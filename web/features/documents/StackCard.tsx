import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { PdfView } from '../../ui/PdfView.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { Attachments } from './Attachments.tsx'
import styles from './documents.module.css'
import { useRecipientName } from './recipient-name.ts'
import stackStyles from './stack.module.css'

/** A day that has passed since the paper was handed in is said before anybody signs. */
function ReplyDue({ day }: { day: string }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const past = format.daysUntil(day) < 0
  return <span className={past ? stackStyles.late : undefined}>{`${t(past ? 'stack.replyDuePast' : 'stack.replyDue', { date: format.day(day) })} · `}</span>
}

/** The paper on top of the stack: its page, who prepared it, what changed since it was sent back. */
export function StackCard({ id }: { id: string }) {
  const { t } = useTranslation('documents')
  const typeName = useTypeName()
  const sayName = useRecipientName()
  const found = useQuery(query('getDocument', { params: { id } }))
  if (!found.data) return <SkeletonRows rows={4} />
  const document = found.data
  return (
    <article className={stackStyles.card}>
      <div className={stackStyles.cardPage}>{document.file && <PdfView url={document.file.url} label={document.subject} bare />}</div>
      <div className={stackStyles.cardBody}>
        <span className={styles.meta}>
          {document.replyDueOn && <ReplyDue day={document.replyDueOn} />}
          {typeName(document.typeName)}
          {document.urgency !== 'thuong' && ` · ${t(`urgency.${document.urgency}`)}`}
        </span>
        <h2 className={stackStyles.cardTitle} title={document.subject}>
          {document.subject}
        </h2>
        <span className={styles.meta}>{t('stack.prepared', { name: document.drafterName, recipients: document.recipients.map(sayName).join(', ') })}</span>
        {document.returnedReason && (
          <p className={styles.warning}>
            {t(document.fileChangedSinceReturn ? 'stack.fileChanged' : 'stack.fileUnchanged', { reason: document.returnedReason })}
          </p>
        )}
        <Attachments document={document} />
        <Link to={paths.document(document.id)}>{t('stack.open')}</Link>
      </div>
    </article>
  )
}
