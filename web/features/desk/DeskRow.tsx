import {
  IconAlertTriangle,
  IconArrowBackUp,
  IconArrowForwardUp,
  IconClockExclamation,
  IconInbox,
  IconKey,
  IconListCheck,
  IconRubberStamp,
  IconSend,
  IconSignature,
  IconUserShare,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useFormat } from '../../platform/format.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { StateChip, type Tone } from '../../ui/StateChip.tsx'
import styles from './desk.module.css'
import { addressOf, type DeskItem } from './desk.ts'

const icons = {
  returned: IconArrowBackUp,
  refused: IconAlertTriangle,
  fault: IconAlertTriangle,
  recalled: IconArrowBackUp,
  sign: IconSignature,
  seal: IconRubberStamp,
  send: IconSend,
  register: IconInbox,
  submit: IconArrowForwardUp,
  instruct: IconUserShare,
  escalated: IconClockExclamation,
  assigned: IconListCheck,
  set_pin: IconKey,
} as const

function useChip(item: DeskItem): { tone: Tone; text: string } {
  const { t } = useTranslation('desk')
  const format = useFormat()
  if (item.overdue && item.dueOn) return { tone: 'red', text: t('overdueDays', { count: Math.max(1, -format.daysUntil(item.dueOn)) }) }
  if (item.urgency !== 'thuong') return { tone: 'gold', text: t(`urgency.${item.urgency}`) }
  if (item.dueOn) {
    const today = format.daysUntil(item.dueOn) === 0
    return { tone: today ? 'gold' : 'quiet', text: today ? t('dueToday') : t('due', { date: format.near(`${item.dueOn}T12:00:00+07:00`) }) }
  }
  return {
    tone: item.group === 'seal' || item.group === 'send' ? 'green' : item.group === 'refused' || item.group === 'recalled' ? 'red' : 'quiet',
    text: t(`state.${item.group}`),
  }
}

/** What happened, by whom, when: the second line. */
function Facts({ item }: { item: DeskItem }) {
  const { t } = useTranslation('desk')
  const format = useFormat()
  const what = t(`what.${item.group}`, { name: item.who || item.unitName, unit: item.unitName || item.who })
  const facts = [item.typeName, item.code, item.count !== null && item.group === 'refused' ? t('refusedCount', { count: item.count }) : ''].filter(Boolean)
  return (
    <span className={styles.facts}>
      {[...facts, what].join(' · ')}{' '}
      <time dateTime={item.at} title={format.exact(item.at)}>
        {format.near(item.at)}
      </time>
      {item.reason && ` · ${t('reason', { reason: item.reason })}`}
      {item.remindedAt && <span className={styles.reminded}> · {t('reminded', { when: format.near(item.remindedAt) })}</span>}
    </span>
  )
}

export function DeskRow({ item, active, red }: { item: DeskItem; active: boolean; red: boolean }) {
  const { t } = useTranslation('desk')
  const chip = useChip(item)
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
      </span>
      <span className={styles.chip}>
        <StateChip tone={chip.tone}>{chip.text}</StateChip>
      </span>
      <span className={styles.act}>
        <ActButton primary={red} wide to={to}>
          {t(`act.${item.group}`)}
        </ActButton>
      </span>
    </li>
  )
}
