import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookKind } from '../../../contract/words.ts'
import { ActForm } from '../../platform/ActForm.tsx'
import { problemOf } from '../../platform/problem.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { DayField } from '../../ui/DayInput.tsx'
import { NumberField, SelectField } from '../../ui/Field.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './registers.module.css'
import { bookFile } from './registers.ts'

type Props = { books: readonly BookKind[]; unitId: string; year: number; onClose: () => void }
const blank = { fromNumber: '', toNumber: '', from: '', to: '' }

/** A refusal (too many lines for one volume) is said here: a new tab would show nothing. */
async function openPdf(url: string, name: string): Promise<void> {
  const reply = await fetch(url, { credentials: 'same-origin' })
  if (!reply.ok) throw await problemOf(reply)
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await reply.blob())
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

/** The book with the columns of the decree, cut by numbers or days, to be printed and bound, or as a sheet. */
export function PrintSheet({ books, unitId, year, onClose }: Props) {
  const { t } = useTranslation('books')
  const [book, setBook] = useState<BookKind>(books[0] ?? 'incoming')
  const [cut, setCut] = useState(blank)
  const set = (name: keyof typeof blank) => (value: string) => setCut((old) => ({ ...old, [name]: value }))
  const range = { unitId, year, ...Object.fromEntries(Object.entries(cut).filter(([, value]) => value !== '')) }
  const print = useMutation({
    mutationFn: () => openPdf(bookFile(book, 'pdf', range), `${t(`book.${book}`)} ${year}.pdf`),
    onSuccess: onClose,
  })
  return (
    <Sheet title={t('print.title', { year })} opened onClose={onClose}>
      <ActForm label={t('print.confirm')} busy={print.isPending} error={print.error} onCommit={() => print.mutateAsync()}>
        {books.length > 1 && (
          <SelectField
            label={t('print.book')}
            value={book}
            options={books.map((one) => ({ value: one, label: t(`book.${one}`) }))}
            onChange={(value) => setBook(value as BookKind)}
          />
        )}
        <div className={styles.pair}>
          <NumberField label={t('print.fromNumber')} value={cut.fromNumber} min={1} max={10_000_000} onChange={set('fromNumber')} />
          <NumberField label={t('print.toNumber')} value={cut.toNumber} min={1} max={10_000_000} onChange={set('toNumber')} />
          <DayField label={t('print.from')} value={cut.from} onChange={set('from')} />
          <DayField label={t('print.to')} value={cut.to} onChange={set('to')} />
        </div>
        <p className={styles.meta}>{t('print.lead')}</p>
        <div className={styles.actions}>
          <ActButton href={bookFile(book, 'xlsx', range)} download>
            {t('print.xlsx')}
          </ActButton>
          {(book === 'incoming' || book === 'outgoing') && (
            <ActButton href={bookFile(book, 'metadata', range)} download>
              {t('print.xml')}
            </ActButton>
          )}
        </div>
      </ActForm>
    </Sheet>
  )
}
