import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { ProgressLabel } from './ProgressLabel.tsx'
import styles from './register-table.module.css'
import type { Entry, Kind } from './registers.ts'

type RowProps = { entry: Entry; active: boolean; onCancel: (entry: Entry) => void }
const isStruck = (entry: Entry) => entry.state === 'void' || entry.state === 'cancelled'
export const addressOf = ({ objectKind, objectId }: Entry): string | null => {
  if (!objectId) return null
  return objectKind === 'delivery' ? paths.delivery(objectId) : paths.document(objectId)
}

function Two({ first, second, strong }: { first: ReactNode; second?: ReactNode; strong?: boolean }) {
  return (
    <>
      <span className={strong ? styles.strong : styles.first}>{first}</span>
      {second ? <span className={styles.second}>{second}</span> : null}
    </>
  )
}

function Subject({ entry }: { entry: Entry }) {
  const { t } = useTranslation('registers')
  const to = addressOf(entry)
  const text = entry.subject === null ? t('named') : [entry.typeName, entry.subject].filter(Boolean).join(': ')
  return to && entry.subject !== null ? (
    <Link to={to} className={styles.subject}>
      {text}
    </Link>
  ) : (
    <span className={`${styles.subject} ${styles.quietText}`}>{entry.state === 'open' && !entry.subject ? '' : text}</span>
  )
}

/** A number that is not simply used says so, with its reason. */
function Mark({ entry }: { entry: Entry }) {
  const { t } = useTranslation('registers')
  if (entry.state === 'used') return null
  const state = t(`state.${entry.state}`)
  return (
    <span className={entry.state === 'open' ? styles.markOpen : styles.markVoid}>
      {entry.reason ? t('stateReason', { state, reason: entry.reason }) : state}
    </span>
  )
}

function isOverdue(entry: Entry, today: string) {
  return entry.dueOn !== null && entry.dueOn < today && entry.state === 'used' && ['03', '04', '05'].includes(entry.progress ?? '')
}

function rowClass(entry: Entry, active: boolean, late: boolean) {
  return [styles.row, active && styles.active, late && styles.lateRow, isStruck(entry) && styles.struck].filter(Boolean).join(' ')
}

function IncomingRow({ entry, active, onCancel }: RowProps) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const late = isOverdue(entry, format.today())
  return (
    <tr className={rowClass(entry, active, late)} data-row>
      <td className={styles.numberCell}>
        <Two strong first={entry.n} second={format.day(entry.enteredOn)} />
      </td>
      <td>
        <Two
          strong
          first={
            <>
              {entry.code} {entry.documentOn && <span className={styles.date}>{format.day(entry.documentOn)}</span>}
            </>
          }
          second={entry.authorName}
        />
      </td>
      <td>
        <Subject entry={entry} />
      </td>
      <td>
        <Two first={entry.recipients || entry.leadName} second={entry.handedOn && format.day(entry.handedOn)} />
      </td>
      <td className={late ? styles.late : undefined}>{entry.dueOn && format.day(entry.dueOn)}</td>
      <td>
        <Mark entry={entry} />
        {entry.state === 'used' && (late ? <span className={styles.latePill}>{t('overdue')}</span> : <ProgressLabel entry={entry} />)}
        <span className={styles.lastLine}>
          {entry.cameBy !== 'inside' && t(`cameBy.${entry.cameBy}`)}
          {entry.can.cancel === true && (
            <button type="button" className={styles.rowAct} onClick={() => onCancel(entry)}>
              {t('cancel')}
            </button>
          )}
        </span>
      </td>
      <td className={styles.signed} />
    </tr>
  )
}

function OutgoingRow({ entry, active }: Omit<RowProps, 'onCancel'>) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  return (
    <tr className={rowClass(entry, active, false)} data-row>
      <td>
        <Two strong first={entry.code} second={format.day(entry.documentOn ?? entry.enteredOn)} />
      </td>
      <td>
        <Subject entry={entry} />
      </td>
      <td>{entry.signerName}</td>
      <td>
        <span className={styles.clamp}>{entry.recipients}</span>
      </td>
      <td>
        <Two
          first={
            <span className={styles.clamp} title={entry.draftingUnit}>
              {entry.draftingUnit}
            </span>
          }
          second={entry.copies > 0 ? t('copies', { count: entry.copies }) : null}
        />
      </td>
      <td>{entry.handedOn && format.day(entry.handedOn)}</td>
      <td>
        <Mark entry={entry} />
      </td>
      <td className={styles.signed} />
    </tr>
  )
}

const columnsOf = {
  incoming: ['arrival', 'notationFrom', 'subject', 'receiver', 'due', 'result', 'signed'],
  outgoing: ['notation', 'subject', 'signer', 'recipients', 'keeper', 'handed', 'remark', 'signed'],
} as const

type TableProps = { kind: Kind; entries: readonly Entry[]; active: number; label: string; onCancel: (entry: Entry) => void }

/** The book, with the columns of Decree 30/2020 Phụ lục IV, two lines a row. */
export function RegisterTable({ kind, entries, active, label, onCancel }: TableProps) {
  const { t } = useTranslation('registers')
  return (
    <table className={`${styles.table} ${styles[kind]}`} aria-label={label}>
      <thead>
        <tr>
          {columnsOf[kind].map((column) => (
            <th key={column} scope="col" className={column === 'signed' ? styles.signed : undefined}>
              {t(`column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) =>
          kind === 'incoming' ? (
            <IncomingRow key={entry.id} entry={entry} active={index === active} onCancel={onCancel} />
          ) : (
            <OutgoingRow key={entry.id} entry={entry} active={index === active} />
          ),
        )}
      </tbody>
    </table>
  )
}
