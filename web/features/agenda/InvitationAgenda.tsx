import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import styles from './agenda.module.css'
import { useSay } from './say.ts'

/** On the page of an invitation: what the agenda has of it, and the way into it. */
export function InvitationAgenda({ deliveryId }: { deliveryId: string }) {
  const { t } = useTranslation('agenda')
  const say = useSay()
  const problemText = useProblemText()
  const { data } = useQuery(query('getDeliveryAgenda', { params: { id: deliveryId } }))
  if (!data?.invitation) return null
  const may = data.can.add as true | string
  return (
    <section className={styles.ofDelivery}>
      <h2>{t('delivery.title')}</h2>
      {data.entries.length > 0 && (
        <ul>
          {data.entries.map((entry) => (
            <li key={entry.id}>
              {t('delivery.in')}: <Link to={paths.agendaOn(entry.on)}>{say.whole(entry)}</Link>{' '}
              {entry.state !== 'planned' && t(`delivery.state.${entry.state}`)}
            </li>
          ))}
        </ul>
      )}
      <ActButton to={paths.agendaFrom(deliveryId)} disabledReason={may === true ? undefined : problemText({ code: may })}>
        {t(data.entries.length > 0 ? 'delivery.addMore' : 'delivery.add')}
      </ActButton>
    </section>
  )
}
