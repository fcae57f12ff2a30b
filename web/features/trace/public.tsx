import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { withQuery } from '../../platform/address.ts'
import { AppProblem } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './links.module.css'
import type { Traced } from './trace.ts'

/** Printing, unchanged or with a line in the margin that says who printed it. Texts: trace. */
export function PrintActs({ url, markedUrl }: { url: string; markedUrl: string }) {
  const { t } = useTranslation('trace')
  const open = (address: string) => window.open(address, '_blank', 'noopener')
  return (
    <>
      <ActButton quiet onClick={() => open(withQuery(url, 'print=1'))}>
        {t('print.plain')}
      </ActButton>
      <ActButton quiet onClick={() => open(markedUrl)}>
        {t('print.marked')}
      </ActButton>
    </>
  )
}

type Props = {
  of: Traced
  id: string /** Whether he may see who read it. */
  readings: true | string /** What stands in no register has no metadata yet. */
  registered: boolean
}

function Way({ to, name, reason }: { to: string; name: string; reason: string | null }) {
  if (reason === null) {
    return (
      <Link to={to} className={styles.link}>
        {name}
      </Link>
    )
  }
  return (
    <span className={styles.closed}>
      {name}
      <span className={styles.reason}>{reason}</span>
    </span>
  )
}

/** Beside a paper: who read it, and what is stored of it. Texts: trace. */
export function TraceLinks({ of, id, readings, registered }: Props) {
  const { t } = useTranslation('trace')
  const say = useProblemText()
  const closed = readings === true ? null : say(new AppProblem({ code: readings }))
  return (
    <nav className={styles.links} aria-label={t('links.title')}>
      <Way to={paths.readings(of, id)} name={t('links.readings')} reason={closed} />
      <Way to={paths.metadata(of, id)} name={t('links.metadata')} reason={registered ? null : t('links.unregistered')} />
    </nav>
  )
}
