import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './photos.module.css'
import type { Photos } from './use-photos.ts'

type ButtonProps = { label: string; off?: boolean; onClick: () => void; children: ReactNode }
function PageButton({ label, off, onClick, children }: ButtonProps) {
  return (
    <button type="button" className={styles.button} aria-label={label} title={label} aria-disabled={off || undefined} onClick={() => off || onClick()}>
      {children}
    </button>
  )
}

/** The pages to be, in their order; each goes a place earlier or later, or away. */
export function PhotoStrip({ photos: { list, move, remove } }: { photos: Photos }) {
  const { t } = useTranslation('photos')
  return (
    <ol className={styles.strip} aria-label={t('pages')}>
      {list.map(({ id, name, thumb }, index) => {
        const page = index + 1
        return (
          <li key={id} className={styles.page}>
            <img src={thumb} alt={t('pageAlt', { page, name })} className={styles.thumb} />
            <span className={styles.number}>{t('page', { page })}</span>
            <span className={styles.buttons}>
              <PageButton label={t('earlier', { page })} off={index === 0} onClick={() => move(index, -1)}>
                <IconArrowLeft size={20} aria-hidden="true" />
              </PageButton>
              <PageButton label={t('later', { page })} off={page === list.length} onClick={() => move(index, 1)}>
                <IconArrowRight size={20} aria-hidden="true" />
              </PageButton>
              <PageButton label={t('remove', { page })} onClick={() => remove(id)}>
                <IconX size={20} aria-hidden="true" />
              </PageButton>
            </span>
          </li>
        )
      })}
    </ol>
  )
}
