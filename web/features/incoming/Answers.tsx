import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import type { Answer } from './handling.ts'
import styles from './incoming.module.css'

/** "Đã trả lời bằng 129/MTTQ-BTT ngày 26/11/2026"; what is not sent yet says how far it is. */
function useSayAnswer() {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  return (answer: Answer) => {
    if (answer.code === '') return t('answer.drafted')
    const said = { code: answer.code, date: answer.documentOn ? format.fullDay(answer.documentOn) : '' }
    return t(answer.sentAt === null ? 'answer.issued' : 'answer.sent', said)
  }
}

export function Answers({ answers }: { answers: readonly Answer[] }) {
  const { t } = useTranslation('incoming')
  const say = useSayAnswer()
  if (answers.length === 0) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('answer.title')}</h2>
      <ul className={styles.list}>
        {answers.map((answer) => (
          <li key={answer.documentId} className={styles.said}>
            <Link className={styles.link} to={paths.document(answer.documentId)}>
              {say(answer)}
            </Link>
            <span className={styles.meta}>{answer.subject}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

type Answered = { deliveryId: string; code: string; documentOn: string | null; subject: string; authorName: string; arrivalNumber: number | null }
/** On a document of our own: which incoming ones it answers. */
export function Answered({ answers }: { answers: readonly Answered[] }) {
  const { t } = useTranslation('incoming')
  const format = useFormat()
  return answers.map((one) => (
    <p key={one.deliveryId}>
      <Link className={styles.link} to={paths.delivery(one.deliveryId)}>
        {t('answer.answers', { code: one.code, author: one.authorName, date: one.documentOn ? format.fullDay(one.documentOn) : '' })}
      </Link>{' '}
      <span className={styles.meta}>{one.arrivalNumber === null ? one.subject : t('answer.arrived', { number: one.arrivalNumber, subject: one.subject })}</span>
    </p>
  ))
}
