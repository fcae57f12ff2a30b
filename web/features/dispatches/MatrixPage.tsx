import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useParams, useSearchParams } from 'react-router'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { hasFailed } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { usePhone } from '../../ui/phone.ts'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { CellWay } from './CellWay.tsx'
import type { Dispatch } from './dispatches.ts'
import { LackPanel } from './LackPanel.tsx'
import { MatrixActs, type MatrixSheet } from './MatrixActs.tsx'
import { MatrixHead } from './MatrixHead.tsx'
import { MatrixPrint } from './MatrixPrint.tsx'
import { MatrixSquares } from './MatrixSquares.tsx'
import { MatrixTiles } from './MatrixTiles.tsx'
import styles from './matrix.module.css'
import { canTakeBack, type Filter, isFiltering, listed, matches } from './matrix.ts'
import { RemindButton } from './RemindButton.tsx'
import { useStateName } from './StateLabel.tsx'
import { StateLegend } from './StateLegend.tsx'
import { sayPlaces } from './say-places.ts'

const WithdrawSheet = lazy(async () => ({ default: (await import('./WithdrawSheet.tsx')).WithdrawSheet }))
const RecallSheet = lazy(async () => ({ default: (await import('./RecallSheet.tsx')).RecallSheet }))
const SupplementSheet = lazy(async () => ({ default: (await import('./SupplementSheet.tsx')).SupplementSheet }))

/** Filter and opened place stand in the address: ?trang-thai=00,01&chua-mo=1&noi=… */
function useAddress() {
  const [search, setSearch] = useSearchParams()
  const filter: Filter = { states: search.get('trang-thai')?.split(',').filter(Boolean) ?? [], unopened: search.get('chua-mo') === '1' }
  const pinned = search.get('noi')
  const addressOf = (deliveryId: string | null) => {
    const next = new URLSearchParams(search)
    if (deliveryId) next.set('noi', deliveryId)
    else next.delete('noi')
    return `?${next}`
  }
  const setFilter = ({ states, unopened }: Filter) =>
    setSearch({ ...(states.length > 0 && { 'trang-thai': states.join(',') }), ...(unopened && { 'chua-mo': '1' }) }, { replace: true })
  const unpin = () => setSearch(new URLSearchParams(addressOf(null)), { replace: true })
  return { filter, setFilter, pinned, addressOf, unpin }
}

function usePanelTitle(dispatch: Dispatch, filter: Filter, count: number) {
  const { t } = useTranslation('dispatches')
  const stateName = useStateName()
  if (!isFiltering(filter))
    return count > 0 ? t('matrix.lacking', { count }) : t(dispatch.cells.every((cell) => cell.state === '13') ? 'matrix.allBack' : 'matrix.lackingNone')
  const words = [...filter.states.map(stateName), ...(filter.unopened ? [t('matrix.unopened')] : [])].join(', ')
  return t(count > 0 ? 'matrix.filtered' : 'matrix.filteredNone', { filter: words, count })
}

function Reminders({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation('dispatches')
  const format = useFormat()
  const last = dispatch.reminders.at(-1)
  return last ? <p className={styles.who}>{t('matrix.remindersSent', { count: last.count, when: format.near(last.at), who: last.who })}</p> : null
}

function Matrix({ dispatch }: { dispatch: Dispatch }) {
  const { t } = useTranslation('dispatches')
  const phone = usePhone()
  const { filter, setFilter, pinned, addressOf, unpin } = useAddress()
  const [sheet, setSheet] = useState<MatrixSheet | null>(null)
  const shown = listed(dispatch.cells, filter)
  const title = usePanelTitle(dispatch, filter, shown.length)
  const open = dispatch.cells.find((cell) => cell.deliveryId === pinned)
  const chosenFirst = isFiltering(filter) ? dispatch.cells.filter((cell) => matches(cell, filter) && canTakeBack(cell)).map((cell) => cell.deliveryId) : []
  const refused = dispatch.cells.filter((cell) => cell.state === '02')
  const legend = <StateLegend cells={dispatch.cells} filter={filter} onChange={setFilter} />
  const acts = <MatrixActs dispatch={dispatch} onOpen={setSheet} />
  return (
    <div className={styles.page}>
      <MatrixHead dispatch={dispatch} actions={phone ? null : acts} />
      <div className={styles.body}>
        {phone ? (
          <MatrixSquares dispatch={dispatch} filter={filter} />
        ) : (
          <MatrixTiles dispatch={dispatch} filter={filter} pinned={pinned} addressOf={addressOf} onUnpin={unpin} />
        )}
        <aside className={styles.side}>
          {phone && <div className={styles.phoneActs}>{acts}</div>}
          {phone && legend}
          <section className={`${styles.card} ${styles.lackCard}`} aria-live="polite">
            <LackPanel key={`${filter.states} ${filter.unopened}`} title={title} cells={shown} shortly={phone} addressOf={addressOf} />
            {refused.length > 0 && dispatch.can.supplement === true && (
              <div className={styles.remind}>
                <ActButton wide onClick={() => setSheet('resend')}>
                  {t('matrix.resend', { places: sayPlaces(refused, t) })}
                </ActButton>
              </div>
            )}
            <div className={styles.remind}>
              <RemindButton dispatch={dispatch} cells={shown} filter={filter} calm={sheet === null} />
            </div>
            <Reminders dispatch={dispatch} />
          </section>
          {!phone && open && (
            <section className={styles.card} aria-label={t('matrix.way', { name: open.name })}>
              <CellWay cell={open} dispatchId={dispatch.id} />
            </section>
          )}
          {!phone && legend}
        </aside>
      </div>
      <MatrixPrint cells={dispatch.cells} />
      {phone && open && (
        <Sheet title={open.name} opened onClose={unpin}>
          <CellWay cell={open} dispatchId={dispatch.id} />
        </Sheet>
      )}
      <Suspense fallback={null}>
        {sheet === 'recall' && <RecallSheet sent={dispatch} cells={dispatch.cells} chosenFirst={chosenFirst} onClose={() => setSheet(null)} />}
        {sheet === 'withdraw' && <WithdrawSheet dispatch={dispatch} chosenFirst={chosenFirst} onClose={() => setSheet(null)} />}
        {(sheet === 'supplement' || sheet === 'resend') && (
          <SupplementSheet dispatch={dispatch} places={sheet === 'resend' ? refused : undefined} onClose={() => setSheet(null)} />
        )}
      </Suspense>
    </div>
  )
}

export default function MatrixPage() {
  const { t } = useTranslation('dispatches')
  const { dispatchId = '' } = useParams()
  const found = useQuery(query('getDispatch', { params: { id: dispatchId } }))
  if (found.isPending) return <SkeletonRows rows={10} />
  if (!found.data || hasFailed(found))
    return <ErrorPanel text={t('matrix.notFound')} offline={t('matrix.offline')} error={found.error} onRetry={() => void found.refetch()} />
  return <Matrix key={dispatchId} dispatch={found.data} />
}
