import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { BooksNav } from './BooksNav.tsx'
import { BookTable, useBook } from './book-page.tsx'
import table from './book-table.module.css'
import styles from './registers.module.css'
import type { PostItem } from './registers.ts'

const PostSheet = lazy(async () => ({ default: (await import('./PostSheet.tsx')).PostSheet }))
const CancelPostSheet = lazy(async () => ({ default: (await import('./CancelPostSheet.tsx')).CancelPostSheet }))
const PrintSheet = lazy(async () => ({ default: (await import('./PrintSheet.tsx')).PrintSheet }))
type Opened = 'record' | 'print' | PostItem | null

function Row({ item, onCancel }: { item: PostItem; onCancel: () => void }) {
  const { t } = useTranslation('books')
  const format = useFormat()
  return (
    <tr>
      <td className={table.figure}>{format.day(item.sentOn)}</td>
      <td className={item.cancelled ? table.struck : table.strong}>
        {item.code}
        <span className={table.second}>{item.subject}</span>
      </td>
      <td className={item.cancelled ? table.struck : undefined}>{item.recipients}</td>
      <td className={table.figure}>{t('post.count', { count: item.envelopes })}</td>
      <td data-label={t('postColumn.postMark')}>{item.postMark}</td>
      <td>
        {item.note}
        {item.cancelled && <span className={table.second}>{t('post.cancelled', { reason: item.reason ?? '' })}</span>}
        {item.can.cancel === true && (
          <ActButton quiet onClick={onCancel}>
            {t('post.cancel')}
          </ActButton>
        )}
      </td>
    </tr>
  )
}

function Sheets({ opened, year, onClose }: { opened: Opened; year: number; onClose: () => void }) {
  const office = useOffice()
  if (opened === null) return null
  return (
    <Suspense fallback={null}>
      {opened === 'record' && <PostSheet onClose={onClose} />}
      {opened === 'print' && <PrintSheet books={['post']} unitId={office.unitId} year={year} onClose={onClose} />}
      {typeof opened === 'object' && <CancelPostSheet item={opened} onClose={onClose} />}
    </Suspense>
  )
}

/** The post book (Decree 30/2020 Phụ lục IV). */
export default function PostPage() {
  const { t } = useTranslation('books')
  const format = useFormat()
  const year = Number(format.today().slice(0, 4))
  const list = useBook('listPostItems', year)
  const [opened, setOpened] = useState<Opened>(null)
  const columns = (['sentOn', 'code', 'recipients', 'envelopes', 'postMark', 'note'] as const).map((name) => t(`postColumn.${name}`))
  return (
    <div className={styles.page}>
      <BooksNav />
      <PageHeader
        eyebrow={t('year', { year })}
        title={t('book.post')}
        actions={
          <>
            <ActButton onClick={() => setOpened('print')}>{t('print.open')}</ActButton>
            {list.data?.pages[0]?.can.record === true && (
              <ActButton primary={opened === null} onClick={() => setOpened('record')}>
                {t('post.record')}
              </ActButton>
            )}
          </>
        }
      />
      <BookTable list={list} label={t('book.post')} columns={columns} empty={{ title: t('post.empty'), body: t('post.emptyBody') }}>
        {list.data?.pages.flatMap((page) => page.items.map((item) => <Row key={item.id} item={item} onCancel={() => setOpened(item)} />))}
      </BookTable>
      <Sheets opened={opened} year={year} onClose={() => setOpened(null)} />
    </div>
  )
}
