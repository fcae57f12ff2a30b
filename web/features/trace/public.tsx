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

type Props = { of: Traced; id: string /** Whether he may see who read it. */; readings: true | string }

/** Beside a paper: who read it. Texts: trace. */
export function TraceLinks({ of, id, readings }: Props) {
  const { t } = useTranslation('trace')
  const say = useProblemText()
  return (
    <nav className={styles.links} aria-label={t('links.title')}>
      {readings === true ? (
        <Link to={paths.readings(of, id)} className={styles.link}>
          {t('links.readings')}
        </Link>
      ) : (
        <span className={styles.closed}>
          {t('links.readings')}
          <span className={styles.reason}>{say(new AppProblem({ code: readings }))}</span>
        </span>
      )}
    </nav>
  )
}
