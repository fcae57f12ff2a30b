import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { ActButton } from '../../ui/ActButton.tsx'
import { PickBox } from '../../ui/SelectBar.tsx'
import type { InboxItem } from './dispatches.ts'
import styles from './inbox.module.css'
import { StateLabel } from './StateLabel.tsx'

type Props = {
  item: InboxItem
  active: boolean
  /** The one red button of the screen. */
  first: boolean
  busy: boolean
  /** Why no act is possible now, e.g. no network. */
  hindered: string | undefined
  /** Set once accepted here: the row stays and says so. */
  arrivalNumber: number | null | undefined
  onAccept: () => void
  /** Undefined where nothing can be done with it. */
  chosen: boolean | undefined
  onPick: (range: boolean) => void
  /** Why it was not done with the others. */
  failed: string | undefined
}

function ForwardedBy({ name }: { name: string }) {
  const { t } = useTranslation('forwarding')
  return <span>{t('by', { name })}</span>
}

function Facts({ item }: { item: InboxItem }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  return (
    <span className={styles.facts}>
      {item.dueOn && (
        <span className={item.overdue ? styles.overdue : styles.due}>{t(item.overdue ? 'overdue' : 'due', { date: format.day(item.dueOn) })}</span>
      )}
      {item.urgency !== 'thuong' && <span className={styles.urgency}>{t(`urgency.${item.urgency}`)}</span>}
      <span className={styles.code}>{item.code}</span>
      <span>
        {item.fromName},{' '}
        <time dateTime={item.sentAt} title={format.exact(item.sentAt)}>
          {format.near(item.sentAt)}
        </time>
      </span>
      {item.forwardedBy && <ForwardedBy name={item.forwardedBy} />}
      {item.attachments > 0 && <span>{t('inbox.attachments', { count: item.attachments })}</span>}
      {item.leadName && <span>{t('inbox.lead', { name: item.leadName })}</span>}
      {item.remindedAt && <span className={styles.reminded}>{t('inbox.reminded', { when: format.near(item.remindedAt) })}</span>}
    </span>
  )
}

export function InboxRow({ item, active, first, busy, hindered, arrivalNumber, onAccept, chosen, onPick, failed }: Props) {
  const { t } = useTranslation(['dispatches', 'many'])
  const done = arrivalNumber !== undefined
  const acceptable = !done && item.can.accept === true
  return (
    <li
      className={[styles.row, item.unread && !done && styles.unread, active && styles.active, chosen && !done && styles.chosen].filter(Boolean).join(' ')}
      data-row
    >
      <PickBox subject={item.subject} chosen={done ? undefined : chosen} onPick={onPick} />
      <span className={styles.what}>
        <Link to={paths.delivery(item.id)} className={styles.subject}>
          {item.subject}
        </Link>
        {item.unread && !done && <span className={styles.hidden}>{t('inbox.unread')}</span>}
        <Facts item={item} />
        <SinceMarks amendedBy={item.amendedBy} />
        {failed && (
          <span className={styles.failed}>
            {t('many:notDone')}: {failed}
          </span>
        )}
      </span>
      <span className={styles.state}>
        {done && <span className={styles.done}>{t('inbox.accepted', { number: arrivalNumber ?? '–' })}</span>}
        {!done && item.state !== '01' && <StateLabel state={item.state} recalled={item.recalled} />}
        {!done && item.arrivalNumber !== null && <span className={styles.meta}>{t('inbox.arrival', { number: item.arrivalNumber })}</span>}
      </span>
      <span className={styles.acts}>
        {acceptable && (
          <ActButton primary={first} busy={busy} disabledReason={hindered} onClick={onAccept}>
            {t('inbox.accept')}
          </ActButton>
        )}
        <ActButton to={paths.delivery(item.id)}>{t('open')}</ActButton>
      </span>
    </li>
  )
}
