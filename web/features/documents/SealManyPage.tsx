import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { useActReason } from '../../platform/offline.ts'
import { hasFailed, isPinLocked } from '../../platform/problem.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { KeyHints } from '../../ui/KeyHints.tsx'
import { useListKeys } from '../../ui/list-keys.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { PinPad } from '../../ui/PinPad.tsx'
import { SelectBar } from '../../ui/SelectBar.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { type Selection, useSelection } from '../../ui/selection.ts'
import { SealManyRow, type Waiting } from './SealManyRow.tsx'
import styles from './seal-many.module.css'
import { progressOf, standing } from './seal-many.ts'
import { useSealMany } from './use-seal-many.ts'

const most = 100

function Keys() {
  const { t } = useTranslation(['sealing', 'many'])
  const keys = [
    ['↑ ↓', t('keys.choose')],
    ['Enter', t('keys.open')],
    [t('many:space'), t('many:keys.pick')],
    ['A', t('many:keys.all')],
    ['C', t('keys.seal')],
  ] as const
  return <KeyHints keys={keys} />
}

type PinProps = { count: number; working: string; many: ReturnType<typeof useSealMany>; onPin: (pin: string) => void; onClose: () => void }
/** One PIN for all, and how far they have come. */
function AskPin({ count, working, many, onPin, onClose }: PinProps) {
  const { t } = useTranslation(['sealing', 'documents'])
  const problemText = useProblemText()
  return (
    <Sheet title={t('act', { count })} opened onClose={onClose}>
      <PinPad
        label={t('documents:document.pin')}
        busy={many.busy}
        working={working}
        error={many.error ? problemText(many.error) : null}
        locked={isPinLocked(many.error)}
        onComplete={onPin}
      />
    </Sheet>
  )
}

function useKeys(rows: readonly Waiting[], selection: Selection, choosable: (item: Waiting) => boolean): number {
  const navigate = useNavigate()
  const withRow = (act: (item: Waiting, event: KeyboardEvent) => unknown) => (index: number, event: KeyboardEvent) => {
    const item = rows[index]
    if (item) act(item, event)
  }
  return useListKeys(
    rows.length,
    withRow((item) => navigate(paths.document(item.objectId))),
    {
      ' ': withRow((item, event) => choosable(item) && selection.pick(item.objectId, event.shiftKey)),
      a: () => selection.toggleAll(),
    },
  )
}

function List({ waiting }: { waiting: readonly Waiting[] }) {
  const { t } = useTranslation(['sealing', 'many'])
  const actReason = useActReason()
  const [before, setBefore] = useState<readonly Waiting[]>([])
  const [asked, setAsked] = useState<readonly string[] | null>(null)
  const rows = standing(before, waiting)
  const here = new Set(waiting.map((item) => item.objectId))
  const choosable = (item: Waiting) => here.has(item.objectId)
  const selection = useSelection(rows.filter(choosable).map((item) => item.objectId))
  const many = useSealMany(selection.choose)
  const active = useKeys(rows, selection, choosable)
  const count = selection.chosen.length
  const working = t('progress', progressOf(many.wanted, here))
  const ask = () => {
    setBefore(rows)
    setAsked(selection.chosen)
  }
  const send = async (ids: readonly string[], pin: string) => {
    await many.send(ids, pin)
    setAsked(null)
  }
  if (rows.length === 0) return <EmptyState title={t('emptyTitle')} body={t('emptyBody')} />
  return (
    <>
      {waiting.length > 0 && (
        <SelectBar selection={selection} count={waiting.length}>
          <ActButton primary keys="C" busy={many.busy} disabledReason={actReason ?? (count > most ? t('many:tooMany', { most }) : undefined)} onClick={ask}>
            {many.busy ? working : t('act', { count })}
          </ActButton>
        </SelectBar>
      )}
      <ul className={styles.rows}>
        {rows.map((item, index) => (
          <SealManyRow
            key={item.objectId}
            item={item}
            active={index === active}
            chosen={choosable(item) ? selection.has(item.objectId) : undefined}
            onPick={(range) => selection.pick(item.objectId, range)}
            outcome={many.outcomes.get(item.objectId)}
            gone={choosable(item) ? undefined : many.busy && many.wanted.includes(item.objectId) ? 'sealed' : 'left'}
          />
        ))}
      </ul>
      {asked && (
        <AskPin
          count={asked.length}
          working={working}
          many={many}
          onPin={(pin) => void send(asked, pin).catch(() => undefined)}
          onClose={() => setAsked(null)}
        />
      )}
      <Keys />
    </>
  )
}

/** Văn thư: all that is signed and waits for number and seal, in the order in which it is sealed; one act for all that is ticked. */
export default function SealManyPage() {
  const { t } = useTranslation('sealing')
  const desk = useQuery(query('getDesk', {}))
  const waiting = desk.data?.items.filter((item) => item.group === 'seal') ?? []
  const count = desk.data?.counts.seal ?? 0
  return (
    <div className={styles.page}>
      <PageHeader eyebrow={t('title')} title={count > 0 ? t('headline', { count }) : t('title')} />
      {count > 1 && <p className={styles.lead}>{t('lead')}</p>}
      {desk.isPending && <SkeletonRows rows={6} />}
      {hasFailed(desk) && <ErrorPanel error={desk.error} onRetry={() => void desk.refetch()} />}
      {desk.data && <List waiting={waiting} />}
      {count > waiting.length && <p className={styles.lead}>{t('more', { count: count - waiting.length })}</p>}
    </div>
  )
}
