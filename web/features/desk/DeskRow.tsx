import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClockExclamation,
  IconEyeCheck,
  IconInbox,
  IconKey,
  IconListCheck,
  IconMessage,
  IconRubberStamp,
  IconSend,
  IconSignature,
  IconUserShare,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../platform/format.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { StateChip, type Tone } from '../../ui/StateChip.tsx'
import styles from './desk.module.css'
import { addressOf, type DeskItem, type Done, decreeOf } from './desk.ts'

const icons = {
  returned: IconArrowBackUp,
  refused: IconAlertTriangle,
  fault: IconAlertTriangle,
  recalled: IconArrowBackUp,
  review: IconEyeCheck,
  sign: IconSignature,
  seal: IconRubberStamp,
  send: IconSend,
  register: IconInbox,
  submit: IconArrowForwardUp,
  instruct: IconUserShare,
  escalated: IconClockExclamation,
  assigned: IconListCheck,
  consult: IconMessage,
  set_pin: IconKey,
} as const

/** When it is due, as people say it. */
function useDue(): (dueOn: string) => { tone: Tone; text: string } {
  const { t } = useTranslation('desk')
  const format = useFormat()
  return (dueOn) => {
    const days = format.daysUntil(dueOn)
    if (days <= 0) return { tone: 'gold', text: t('dueToday') }
    return days === 1 ? { tone: 'gold', text: t('dueTomorrow') } : { tone: 'quiet', text: t('due', { date: format.day(dueOn) }) }
  }
}

function useChip(item: DeskItem): { tone: Tone; text: string } {
  const { t } = useTranslation('desk')
  const due = useDue()
  if (item.overdue) return { tone: 'red', text: item.overdueDays > 0 ? t('overdueDays', { count: item.overdueDays }) : t('overdue') }
  if (item.urgency !== 'thuong') return { tone: 'gold', text: t(`urgency.${item.urgency}`) }
  if (item.dueOn) return due(item.dueOn)
  return {
    tone: item.group === 'seal' || item.group === 'send' ? 'green' : item.group === 'refused' || item.group === 'recalled' ? 'red' : 'quiet',
    text: t(`state.${item.group}`),
  }
}

/** The last day by Decree 30/2020, in words. */
function Decree({ item }: { item: DeskItem }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const decree = decreeOf(item, format.today())
  if (!decree) return null
  const words = decree.atOnce ? t(`atOnce.${decree.group}`) : t(`latest.${decree.group}`, { date: format.day(decree.on) })
  return <span className={decree.late ? styles.reminded : undefined}>{decree.late ? t('late', { words }) : words}</span>
}

/** What happened, by whom, when: the second line. */
function Facts({ item }: { item: DeskItem }) {
  const { t } = useTranslation('desk')
  const typeName = useTypeName()
  const format = useFormat()
  const what = t(`what.${item.group}`, { name: item.who || item.unitName, unit: item.unitName || item.who })
  const facts = [
    item.typeName && typeName(item.typeName),
    item.code,
    item.count !== null && item.group === 'refused' ? t('refusedCount', { count: item.count }) : '',
  ].filter(Boolean)
  return (
    <span className={styles.facts}>
      {[...facts, what].join(' · ')}{' '}
      <time dateTime={item.at} title={format.exact(item.at)}>
        {format.near(item.at)}
      </time>
      {item.reason && ` · ${t('reason', { reason: item.reason })}`}
    </span>
  )
}

/** What presses: the decree's last day, the due date where the chip says the urgency, when it was last reminded of. A line of its own, never cut off. */
function Pressing({ item }: { item: DeskItem }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const due = useDue()
  const dueOn = item.urgency !== 'thuong' && !item.overdue ? item.dueOn : null
  if (item.latestOn === null && item.remindedAt === null && dueOn === null) return null
  return (
    <span className={styles.pressing}>
      {dueOn && <span>{due(dueOn).text}</span>}
      <Decree item={item} />
      {item.remindedAt && <span className={styles.reminded}>{t('reminded', { when: format.near(item.remindedAt) })}</span>}
    </span>
  )
}

/** What the paper changes itself, and what became of it since: nobody should act on what no longer holds. */
function Standing({ item }: { item: DeskItem }) {
  const { t } = useTranslation('amendments')
  return (
    <>
      {item.amends.length > 0 && (
        <span className={styles.pressing}>
          {item.amends.map(({ role, code }) => (
            <span key={`${role} ${code}`}>
              {t(`itself.${role}`)} {code}
            </span>
          ))}
        </span>
      )}
      <SinceMarks amendedBy={item.amendedBy} recalledOn={item.group === 'recalled' ? null : item.recalledOn} />
    </>
  )
}

type Props = {
  item: DeskItem
  active: boolean
  red: boolean
  busy: boolean
  /** Why no act is possible now, e.g. no network. */
  hindered: string | undefined
  /** Set once it was dealt with here. */
  outcome: Done | undefined
  onAct: () => void
}

/** The one act: done here where nothing more is to be said, else where it is done. */
function Act({ item, red, busy, hindered, outcome, onAct }: Omit<Props, 'active'>) {
  const { t } = useTranslation('desk')
  if (outcome || item.act === null) {
    return (
      <ActButton primary={red} wide to={addressOf(item)}>
        {t(outcome ? 'openPaper' : `act.${item.group}`)}
      </ActButton>
    )
  }
  return (
    <ActButton primary={red} wide busy={busy} disabledReason={hindered} onClick={onAct}>
      {t(`atHand.${item.act}`)}
    </ActButton>
  )
}

export function DeskRow({ active, ...rest }: Props) {
  const { t } = useTranslation('desk')
  const { item, outcome } = rest
  const waiting = useChip(item)
  const chip = outcome ? { tone: 'green' as const, text: t('accepted', { number: outcome.arrivalNumber ?? '–' }) } : waiting
  const Icon = icons[item.group]
  const to = addressOf(item)
  return (
    <li className={active ? styles.rowActive : styles.row} data-row>
      <span className={styles.icon}>
        <Icon size={20} stroke={1.5} aria-hidden="true" />
      </span>
      <span className={styles.words}>
        <Link to={to} className={styles.title}>
          {item.group === 'set_pin' ? t('pinTitle') : item.title}
        </Link>
        <Facts item={item} />
        <Standing item={item} />
        {!outcome && <Pressing item={item} />}
      </span>
      <span className={styles.chip}>
        <StateChip tone={chip.tone}>{chip.text}</StateChip>
      </span>
      <span className={styles.act}>
        <Act {...rest} />
      </span>
    </li>
  )
}
