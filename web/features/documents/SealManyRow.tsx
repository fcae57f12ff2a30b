import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PickBox } from '../../ui/SelectBar.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import styles from './seal-many.module.css'
import type { Outcome } from './use-seal-many.ts'

export type Waiting = ReplyData<Api['getDesk']>['items'][number]
type Props = {
  item: Waiting
  active: boolean
  /** Undefined where it cannot be sealed from here. */
  chosen: boolean | undefined
  onPick: (range: boolean) => void
  outcome: Outcome | undefined
  /** It is no longer in the list: as one of those under way, or by somebody else. */
  gone: 'sealed' | 'left' | undefined
}

function Facts({ item }: { item: Waiting }) {
  const { t } = useTranslation(['sealing', 'documents'])
  const typeName = useTypeName()
  const format = useFormat()
  return (
    <span className={styles.facts}>
      {item.overdue && <span className={styles.late}>{t('overdue')}</span>}
      {item.urgency !== 'thuong' && <span className={styles.late}>{t(`documents:urgency.${item.urgency}`)}</span>}
      {item.dueOn && <span>{t('due', { date: format.day(item.dueOn) })}</span>}
      <span>{typeName(item.typeName)}</span>
      <span title={format.exact(item.at)}>{t('signed', { name: item.who, when: format.near(item.at) })}</span>
    </span>
  )
}

function State({ issuedCode, gone }: { issuedCode: string | undefined; gone: Props['gone'] }) {
  const { t } = useTranslation('sealing')
  if (issuedCode !== undefined) return <StateChip tone="green">{t('sealed', { code: issuedCode })}</StateChip>
  if (gone === 'sealed') return <StateChip tone="green">{t('sealedNow')}</StateChip>
  return gone === 'left' ? <StateChip tone="quiet">{t('left')}</StateChip> : null
}

export function SealManyRow({ item, active, chosen, onPick, outcome, gone }: Props) {
  const { t } = useTranslation(['sealing', 'many'])
  const to = paths.document(item.objectId)
  const failed = outcome && 'failed' in outcome ? outcome.failed : undefined
  const issuedCode = outcome && 'issuedCode' in outcome ? outcome.issuedCode : undefined
  return (
    <li className={[styles.row, active && styles.active, chosen && styles.chosen].filter(Boolean).join(' ')} data-row>
      <PickBox subject={item.title} chosen={chosen} onPick={onPick} />
      <span className={styles.what}>
        <Link to={to} className={styles.subject}>
          {item.title}
        </Link>
        <Facts item={item} />
        {failed && (
          <span className={styles.failed}>
            {t('many:notDone')}: {failed}
          </span>
        )}
      </span>
      <span>
        <State issuedCode={issuedCode} gone={gone} />
      </span>
      <ActButton to={to}>{t(issuedCode === undefined ? 'openPaper' : 'send')}</ActButton>
    </li>
  )
}
