import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import styles from './links.module.css'

function useOpinions(data: { items: readonly unknown[]; undecided: number; waiting: number } | undefined): string {
  const { t } = useTranslation('consultations')
  if (!data || data.items.length === 0) return t('links.opinionsNone')
  const { undecided, waiting } = data
  return undecided + waiting === 0 ? t('links.opinionsSettled') : t('links.opinionsCount', { undecided, waiting })
}

/** Beside a draft: where its opinions, comments and versions stand, each a link. Texts: consultations. */
export function DraftingLinks({ documentId }: { documentId: string }) {
  const { t } = useTranslation('consultations')
  const { data } = useQuery(query('listConsultations', { params: { id: documentId } }))
  const opinions = useOpinions(data)
  const comments = useQuery(query('listComments', { params: { id: documentId } })).data
  return (
    <nav className={styles.links} aria-label={t('links.title')}>
      <Link to={paths.opinions(documentId)} className={styles.link}>
        <span>{t('links.opinions')}</span>
        {data && <span className={styles.figure}>{opinions}</span>}
      </Link>
      <Link to={paths.comments(documentId)} className={styles.link}>
        <span>{t('links.comments')}</span>
        {comments && (
          <span className={styles.figure}>{comments.items.length === 0 ? t('links.commentsNone') : t('links.commentsCount', { count: comments.open })}</span>
        )}
      </Link>
      <Link to={paths.versions(documentId)} className={styles.link}>
        <span>{t('links.versions')}</span>
        {comments && <span className={styles.figure}>{t('revision', { n: comments.document.revision })}</span>}
      </Link>
    </nav>
  )
}

/** Before a draft is submitted: opinions that nobody decided yet, a warning and no bar. */
export function UndecidedWarning({ documentId }: { documentId: string }) {
  const { t } = useTranslation('consultations')
  const { data } = useQuery(query('listConsultations', { params: { id: documentId } }))
  if (!data || (data.undecided === 0 && data.waiting === 0)) return null
  return (
    <p className={styles.warning} role="status">
      {data.undecided > 0 ? t('links.undecided', { count: data.undecided }) : t('links.waiting', { count: data.waiting })}{' '}
      <Link to={paths.opinions(documentId)}>{t('links.see')}</Link>
    </p>
  )
}
