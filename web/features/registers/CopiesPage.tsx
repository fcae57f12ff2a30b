import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { BooksNav } from './BooksNav.tsx'
import { BookTable, useBook } from './book-page.tsx'
import table from './book-table.module.css'
import styles from './registers.module.css'
import type { CopyUse } from './registers.ts'

const UseSheet = lazy(async () => ({ default: (await import('./UseSheet.tsx')).UseSheet }))
const PrintSheet = lazy(async () => ({ default: (await import('./PrintSheet.tsx')).PrintSheet }))

function Returned({ item }: { item: CopyUse }) {
  const { t } = useTranslation('books')
  const format = useFormat()
  const hindered = useActReason()
  const problemText = useProblemText()
  const giveBack = useCall('recordReturn')
  if (item.returnedOn) return <>{t('use.returned', { day: format.day(item.returnedOn) })}</>
  if (item.can.return !== true) return <>{t('use.notReturned')}</>
  return (
    <>
      <ActButton
        busy={giveBack.isPending}
        disabledReason={hindered}
        onClick={() => giveBack.mutate({ params: { id: item.id }, body: { returnedOn: format.today() } })}
      >
        {t('use.giveBack')}
      </ActButton>
      {giveBack.error && (
        <span role="alert" className={table.missing}>
          {problemText(giveBack.error)}
        </span>
      )}
    </>
  )
}

function Row({ item }: { item: CopyUse }) {
  const { t } = useTranslation('books')
  const format = useFormat()
  return (
    <tr>
      <td className={table.figure}>{format.day(item.usedOn)}</td>
      <td className={table.strong}>{item.userName}</td>
      <td>
        {item.code}
        <span className={table.second}>{item.subject}</span>
      </td>
      <td data-label={t('copyColumn.fileCode')}>{item.fileCode}</td>
      <td data-label={t('copyColumn.allowedBy')}>{item.allowedBy}</td>
      <td className={table.act}>
        <Returned item={item} />
      </td>
      <td>{item.note}</td>
    </tr>
  )
}

/** The book of use of filed copies (Decree 30/2020 Phụ lục IV). */
export default function CopiesPage() {
  const { t } = useTranslation('books')
  const format = useFormat()
  const office = useOffice()
  const year = Number(format.today().slice(0, 4))
  const list = useBook('listCopyUses', year)
  const [opened, setOpened] = useState<'record' | 'print' | null>(null)
  const book = list.data?.pages[0]
  const columns = (['usedOn', 'user', 'code', 'fileCode', 'allowedBy', 'returned', 'note'] as const).map((name) => t(`copyColumn.${name}`))
  const close = () => setOpened(null)
  return (
    <div className={styles.page}>
      <BooksNav />
      <PageHeader
        eyebrow={t('ofYear', { book: t('book.copies'), year })}
        title={book && book.out > 0 ? t('use.out', { count: book.out }) : t('book.copies')}
        actions={
          <>
            <ActButton onClick={() => setOpened('print')}>{t('print.open')}</ActButton>
            {book?.can.record === true && (
              <ActButton primary={opened === null} onClick={() => setOpened('record')}>
                {t('use.record')}
              </ActButton>
            )}
          </>
        }
      />
      <BookTable list={list} label={t('book.copies')} columns={columns} empty={{ title: t('use.empty'), body: t('use.emptyBody') }}>
        {list.data?.pages.flatMap((page) => page.items.map((item) => <Row key={item.id} item={item} />))}
      </BookTable>
      <Suspense fallback={null}>
        {opened === 'record' && <UseSheet onClose={close} />}
        {opened === 'print' && <PrintSheet books={['copies']} unitId={office.unitId} year={year} onClose={close} />}
      </Suspense>
    </div>
  )
}
