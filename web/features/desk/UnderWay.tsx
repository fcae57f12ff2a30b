import { useQuery } from '@tanstack/react-query'
import { Trans, useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useOffice } from '../../platform/session.ts'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { MiniMatrix } from '../../ui/MiniMatrix.tsx'
import styles from './desk.module.css'

type Send = ReplyData<Api['listDispatches']>['items'][number]
const shown = 4

function SendCard({ send }: { send: Send }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const { accepted, finished, total } = send.progress
  const all = finished === total && total > 0
  const bold = [<b key="figure" />]
  return (
    <li>
      <Link to={paths.matrix(send.id)} className={styles.send}>
        <span className={styles.sendHead}>
          <b>{send.code}</b>
          <time dateTime={send.sentAt} title={format.exact(send.sentAt)}>
            {format.near(send.sentAt)}
          </time>
        </span>
        <span className={styles.sendTitle}>{send.subject}</span>
        <MiniMatrix states={send.cells} label={t('underWay.label', { code: send.code, accepted, total, finished })} />
        <span className={styles.sendFoot}>
          {all ? (
            <Trans t={t} i18nKey="underWay.allDone" values={{ total: format.number(total) }} components={bold} />
          ) : (
            <Trans t={t} i18nKey="underWay.progress" values={{ accepted: format.number(accepted), finished: format.number(finished) }} components={bold} />
          )}
        </span>
      </Link>
    </li>
  )
}

/** At the right: what is on its way, each send with its little matrix. */
export function UnderWay() {
  const { t } = useTranslation('desk')
  const office = useOffice()
  const sends = useQuery({ ...query('listDispatches', { query: { unitId: office.unitId, limit: shown } }), enabled: office.unitId !== '' })
  if (sends.isError) return <ErrorPanel error={sends.error} onRetry={() => void sends.refetch()} />
  if (!sends.data || (sends.data.items.length === 0 && office.kind !== 'province')) return null
  return (
    <section className={styles.card} aria-labelledby="under-way">
      <header className={styles.cardHead}>
        <h2 id="under-way">{t('underWay.title')}</h2>
        <span>{t('underWay.legend')}</span>
      </header>
      {sends.data.items.length === 0 && <p className={styles.none}>{t('underWay.none')}</p>}
      <ul className={styles.sends}>
        {sends.data.items.map((send) => (
          <SendCard key={send.id} send={send} />
        ))}
      </ul>
      {sends.data.next && (
        <Link to={paths.overview()} className={styles.all}>
          {t('underWay.all')}
        </Link>
      )}
    </section>
  )
}
