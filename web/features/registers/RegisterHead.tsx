import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
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

function KindSwitch({ kind }: { kind: Kind }) {
  const { t } = useTranslation('registers')
  return (
    <nav className={styles.kinds} aria-label={t('switch.label')}>
      {(['incoming', 'outgoing'] as const).map((one) => (
        <Link key={one} to={paths.register(one)} aria-current={one === kind ? 'page' : undefined}>
          {t(`switch.${one}`)}
        </Link>
      ))}
    </nav>
  )
}

type Props = { kind: Kind; register: Register | undefined; year: number; calm: boolean; onRaise: () => void; onPrint: () => void }

export function RegisterHead({ kind, register, year, calm, onRaise, onPrint }: Props) {
  const { t } = useTranslation('registers')
  const title = useHeadline(kind, register)
  const office = useOffice()
  const may = register?.can
  return (
    <>
      <KindSwitch kind={kind} />
      <PageHeader
        eyebrow={t(`title.${kind}`, { year })}
        title={title}
        actions={
          <>
            <span className={styles.deskOnly}>
              {may?.raise === true && (
                <ActButton quiet onClick={onRaise}>
                  {t('raise')}
                </ActButton>
              )}
              <ActButton onClick={onPrint}>{t('print')}</ActButton>
            </span>
            {register && (
              <ActButton href={bookFile(kind, 'xlsx', { unitId: office.unitId, year: register.year })} download>
                {t('xlsx')}
              </ActButton>
            )}
            {kind === 'incoming' && may?.register === true && (
              <ActButton primary={calm} to={paths.enterByHand()} keys="Đ">
                {t('enter')}
              </ActButton>
            )}
            {kind === 'outgoing' && may?.takeNumber === true && (
              <ActButton primary={calm} to={paths.takeNumber()} keys="L">
                {t('takeNumber')}
              </ActButton>
            )}
          </>
        }
      />
      {register && register.gaps.length > 0 && (
        <p className={styles.warning}>
          {t('gaps', {
            numbers: register.gaps
              .slice(0, 20)
              .map((gap) => t('gapOf', gap))
              .join(', '),
          })}
        </p>
      )}
    </>
  )
}
