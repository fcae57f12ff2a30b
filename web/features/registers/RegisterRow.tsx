import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { SinceMarks } from '../../platform/SinceMarks.tsx'
import { useTypeName } from '../../platform/type-name.ts'
import { PickBox } from '../../ui/SelectBar.tsx'
import type { ChosenLines } from './choose-lines.tsx'
import type { Column, ColumnKey } from './columns.ts'
import { isUnderWay, ProgressLabel } from './ProgressLabel.tsx'
import styles from './register-table.module.css'
import type { Entry } from './registers.ts'

/** What the clerk may do with a line; stands in the row that is meant. */
export type RowAct = { name: string; applies: (entry: Entry) => boolean; onPress: (entry: Entry) => void }
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
  const typeName = useTypeName()
  const to = addressOf(entry)
  const text = entry.subject === null ? t('named') : entry.subject
  return to && entry.subject !== null ? (
    <Link to={to} className={styles.subject} title={typeName(entry.typeName)}>
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
  return entry.dueOn !== null && entry.dueOn < today && entry.state === 'used' && entry.purpose !== 'information' && isUnderWay(entry)
}

function rowClass(entry: Entry, active: boolean, late: boolean) {
  return [styles.row, active && styles.active, late && styles.lateRow, isStruck(entry) && styles.struck].filter(Boolean).join(' ')
}

function Notation({ entry }: { entry: Entry }) {
  const { t: td } = useTranslation('dispatches')
  const format = useFormat()
  const urgency = entry.urgency === null || entry.urgency === 'thuong' ? null : entry.urgency
  return (
    <Two
      strong
      first={
        <>
          {entry.code} {entry.documentOn && <span className={styles.date}>{format.day(entry.documentOn)}</span>}
          {urgency && <span className={styles.urgent}>{td(`urgency.${urgency}`)}</span>}
        </>
      }
      second={entry.authorName}
    />
  )
}

function RowActs({ entry, acts }: { entry: Entry; acts: readonly RowAct[] }) {
  return (
    <span className={styles.lastLine}>
      {acts
        .filter((act) => act.applies(entry))
        .map((act) => (
          <button key={act.name} type="button" className={styles.rowAct} onClick={() => act.onPress(entry)}>
            {act.name}
          </button>
        ))}
    </span>
  )
}

function Result({ entry, late }: { entry: Entry; late: boolean }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  return (
    <>
      <Mark entry={entry} />
      {entry.state === 'used' &&
        (late && entry.dueOn ? (
          <span className={styles.latePill}>{t('overdueBy', { count: -format.daysUntil(entry.dueOn) })}</span>
        ) : (
          !entry.recalledOn && <ProgressLabel entry={entry} />
        ))}
      <SinceMarks amendedBy={entry.amendedBy} recalledOn={entry.recalledOn} />
    </>
  )
}

/** Under the number stands the day of arrival; a later day of entering is said too. */
function Arrival({ entry }: { entry: Entry }) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const { n, arrivedOn, enteredOn } = entry
  return (
    <>
      <Two strong first={n} second={format.day(arrivedOn)} />
      {arrivedOn !== enteredOn && <span className={styles.second}>{t('enteredOn', { date: format.day(enteredOn) })}</span>}
    </>
  )
}

type CellProps = { column: ColumnKey; entry: Entry; late: boolean }
function Keeper({ entry }: { entry: Entry }) {
  const { t } = useTranslation('registers')
  return (
    <Two
      first={
        <span className={styles.clamp} title={entry.draftingUnit}>
          {entry.draftingUnit}
        </span>
      }
      second={entry.copies > 0 ? t('copies', { count: entry.copies }) : null}
    />
  )
}
const clamped = (text: string | null) => text && <span className={styles.clamp}>{text}</span>
function Content({ column, entry, late }: CellProps) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const cells: Record<ColumnKey, () => ReactNode> = {
    arrival: () => <Arrival entry={entry} />,
    notationFrom: () => <Notation entry={entry} />,
    notation: () => <Two strong first={entry.code} second={format.day(entry.documentOn ?? entry.enteredOn)} />,
    subject: () => <Subject entry={entry} />,
    receiver: () => clamped(entry.recipients || entry.leadName),
    recipients: () => clamped(entry.recipients),
    due: () => entry.dueOn && format.day(entry.dueOn),
    result: () => <Result entry={entry} late={late} />,
    signer: () => entry.signerName,
    cameBy: () => t(`cameBy.${entry.cameBy}`),
    pages: () => entry.pages,
    handed: () => entry.handedOn && format.day(entry.handedOn),
    signed: () => entry.signedFor,
    accepted: () => entry.signedFor,
    keeper: () => <Keeper entry={entry} />,
    remark: () => (
      <>
        <Mark entry={entry} />
        <SinceMarks amendedBy={entry.amendedBy} recalledOn={entry.recalledOn} />
      </>
    ),
  }
  return cells[column]()
}
const classOf: Partial<Record<ColumnKey, string | undefined>> = { arrival: styles.numberCell }

type TableProps = {
  entries: readonly Entry[]
  active: number
  label: string
  columns: readonly Column[]
  acts: readonly RowAct[]
  lines: ChosenLines
}

/** Where lines can be ticked, the first cell begins with the box. */
function FirstCell({ entry, lines, children }: { entry: Entry; lines: ChosenLines; children: ReactNode }) {
  if (lines.count === 0) return children
  return (
    <span className={styles.withPick}>
      <PickBox subject={`${entry.n}, ${entry.subject ?? entry.code}`} chosen={lines.chosen(entry)} onPick={(range) => lines.pick(entry, range)} />
      <span>{children}</span>
    </span>
  )
}

function NotDone({ reason }: { reason: string | undefined }) {
  const { t } = useTranslation('many')
  return reason === undefined ? null : <span className={styles.notDone}>{`${t('notDone')}: ${reason}`}</span>
}

/** The book, read across: number and date, notation and sender in one cell, two lines a row. */
export function RegisterTable({ entries, active, label, columns, acts, lines }: TableProps) {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const whole = columns.reduce((sum, column) => sum + column.width, 0)
  const [first, last] = [columns.at(0)?.key, columns.at(-1)?.key]
  return (
    <table className={styles.table} aria-label={label}>
      <colgroup>
        {columns.map((column) => (
          <col key={column.key} style={{ width: `${(100 * column.width) / whole}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col">
              {t(`column.${column.key}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map((entry, index) => {
          const late = isOverdue(entry, format.today())
          return (
            <tr key={entry.id} className={rowClass(entry, index === active, late)} data-row>
              {columns.map(({ key }) => (
                <td key={key} className={key === 'due' && late ? styles.late : classOf[key]}>
                  {key === first ? (
                    <FirstCell entry={entry} lines={lines}>
                      <Content column={key} entry={entry} late={late} />
                    </FirstCell>
                  ) : (
                    <Content column={key} entry={entry} late={late} />
                  )}
                  {key === last && <NotDone reason={lines.failed(entry)} />}
                  {key === last && <RowActs entry={entry} acts={acts} />}
                </td>
              ))}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
