import { IconPrinter, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { BooksNav } from './BooksNav.tsx'
import styles from './registers.module.css'
import { bookFile, type Kind, type Register } from './registers.ts'

/** The headline says what an inspector asks: how many, without gaps, unfinished. */
function useHeadline(kind: Kind, register: Register | undefined) {
  const { t } = useTranslation('registers')
  if (!register) return t(`switch.${kind}`)
  const unfinished = register.counts.unfinished ?? 0
  const figures = { count: register.total, unfinished, gaps: register.gaps.length }
  if (register.gapFree) return t(unfinished > 0 ? 'headlineUnfinished' : 'headline', figures)
  return t(unfinished > 0 ? 'headlineGapsUnfinished' : 'headlineGaps', figures)
}

type Props = { kind: Kind; register: Register | undefined; year: number; calm: boolean; onRaise: () => void; onPrint: () => void }

function Enter({ kind, may, calm }: { kind: Kind; may: Register['can'] | undefined; calm: boolean }) {
  const { t } = useTranslation('registers')
  if (kind === 'incoming' && may?.register === true)
    return (
      <ActButton primary={calm} to={paths.enterByHand()} keys="Đ">
        + {t('enter')}
      </ActButton>
    )
  if (kind === 'outgoing' && may?.takeNumber === true)
    return (
      <ActButton primary={calm} to={paths.takeNumber()} keys="L">
        {t('takeNumber')}
      </ActButton>
    )
  return null
}

export function RegisterHead({ kind, register, year, calm, onRaise, onPrint }: Props) {
  const { t } = useTranslation('registers')
  const title = useHeadline(kind, register)
  const office = useOffice()
  const may = register?.can
  return (
    <>
      <div className={styles.top}>
        <BooksNav />
        <span className={styles.deskOnly}>
          <span className={styles.tools}>
            {may?.raise === true && (
              <ActButton quiet onClick={onRaise}>
                {t('raise')}
              </ActButton>
            )}
            <ActButton quiet to={paths.numberReport(kind, year)}>
              {t('numbers')}
            </ActButton>
          </span>
        </span>
      </div>
      <PageHeader
        eyebrow={t(`title.${kind}`, { year })}
        title={title}
        actions={
          <>
            <span className={styles.deskOnly}>
              <ActButton onClick={onPrint}>
                <span className={styles.withIcon}>
                  <IconPrinter size={18} stroke={1.8} aria-hidden="true" /> {t('print')}
                </span>
              </ActButton>
            </span>
            {register && (
              <ActButton href={bookFile(kind, 'xlsx', { unitId: office.unitId, year: register.year })} download>
                <span className={styles.withIcon}>
                  <IconTable size={18} stroke={1.8} aria-hidden="true" /> {t('xlsx')}
                </span>
              </ActButton>
            )}
            <Enter kind={kind} may={may} calm={calm} />
          </>
        }
      />
      {register && register.gaps.length > 0 && (
        <p className={styles.warning}>
          {t('gaps', {
            numbers: register.gaps
              .slice(0, 20)
              .map((gap) => (gap.sequence === '' ? String(gap.n) : t('gapOf', gap)))
              .join(', '),
          })}{' '}
          <Link to={paths.numberReport(kind, year)}>{t('numbersOpen')}</Link>
        </p>
      )}
    </>
  )
}
