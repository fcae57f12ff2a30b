import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { call } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { BookTable } from './book-page.tsx'
import table from './book-table.module.css'
import type { Kind, SecretLine } from './registers.ts'
import styles from './secret.module.css'

const SecretSheet = lazy(async () => ({ default: (await import('./SecretSheet.tsx')).SecretSheet }))
const CancelSecretSheet = lazy(async () => ({ default: (await import('./CancelSecretSheet.tsx')).CancelSecretSheet }))

/** Whether a secret document is being noted stands in the address: where one was refused, a link leads here. */
export function useNoting() {
  const [search, setSearch] = useSearchParams()
  const set = (noting: boolean) => {
    const next = new URLSearchParams(search)
    if (noting) next.set('mat', '1')
    else next.delete('mat')
    setSearch(next, { replace: true })
  }
  return { noting: search.get('mat') === '1', open: () => set(true), close: () => set(false) }
}

function useSecretLines(kind: Kind, year: number) {
  const { unitId } = useOffice()
  const input = { params: { kind }, query: { unitId, year } }
  return useInfiniteQuery({
    queryKey: ['listSecretLines', input],
    queryFn: ({ pageParam }) => call('listSecretLines', { ...input, query: { ...input.query, ...(pageParam && { cursor: pageParam }) } }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  })
}

function Row({ line, onCancel }: { line: SecretLine; onCancel: () => void }) {
  const { t } = useTranslation('secret')
  const format = useFormat()
  const struck = line.cancelled ? table.struck : undefined
  return (
    <tr>
      <td className={table.figure}>{format.day(line.registeredOn)}</td>
      <td className={struck ?? table.strong}>
        <span className={styles.inHand}>{t('number')}: </span>
        {line.n}
      </td>
      <td className={struck}>{t(`levels.${line.level}`)}</td>
      <td>
        {line.cancelled && t('cancelled', { reason: line.reason ?? '' })}
        {line.can.cancel === true && (
          <ActButton quiet onClick={onCancel}>
            {t('cancel')}
          </ActButton>
        )}
      </td>
    </tr>
  )
}

/** Beside the lines of a register: that secret documents stand in a book of their own (Decree 30/2020 art. 16 k.3, 22 k.4). */
export function SecretLines({ kind, year }: { kind: Kind; year: number }) {
  const { t } = useTranslation('secret')
  const list = useSecretLines(kind, year)
  const { noting, open, close } = useNoting()
  const [cancelling, setCancelling] = useState<SecretLine | null>(null)
  const [shown, setShown] = useState(noting)
  const first = list.data?.pages[0]
  const mayRecord = first?.can.record === true
  return (
    <details className={styles.secret} open={shown || noting} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>
        {t('title')}
        {first && <span className={styles.count}>{first.total}</span>}
      </summary>
      <p className={styles.lead}>{t('lead')}</p>
      {mayRecord && <ActButton onClick={open}>{t('record')}</ActButton>}
      <BookTable
        list={list}
        label={t('title')}
        columns={[t('onDay'), t('number'), t('level'), t('note')]}
        empty={{ title: t('empty', { year }), body: t('emptyBody') }}
      >
        {list.data?.pages.flatMap((page) => page.items.map((line) => <Row key={line.id} line={line} onCancel={() => setCancelling(line)} />))}
      </BookTable>
      <Suspense fallback={null}>
        {noting && mayRecord && <SecretSheet kind={kind} onClose={close} />}
        {cancelling && <CancelSecretSheet line={cancelling} onClose={() => setCancelling(null)} />}
      </Suspense>
    </details>
  )
}
