import { useTranslation } from 'react-i18next'
import { useFormat } from '../../platform/format.ts'
import type { Asked, Picked, Report } from './report.ts'
import styles from './reports.module.css'

type Props = { report: Report; asked: Asked; picked: Picked | null; onPick: (picked: Picked) => void }
export function useRowName(kind: Asked['kind']) {
  const { t } = useTranslation('reports')
  return ({ key, name }: { key: string | null; name: string }) => {
    if (key === null) return t('total')
    return key === 'none' ? t(`none.${kind}`) : key === 'restricted' ? t('restricted') : name
  }
}

type Row = { key: string | null; name: string; counts: number[] }
function Figures({ row, report, asked, picked, onPick }: Props & { row: Row }) {
  const { t } = useTranslation('reports')
  const format = useFormat()
  const nameOf = useRowName(asked.kind)
  return report.figures.map((figure, at) => {
    const count = row.counts[at] ?? 0
    const words = t(`figure.${figure}`)
    const said = { count, figure: words, name: nameOf(row) }
    return (
      <td key={figure} data-label={words} className={figure === 'overdue' && count > 0 ? styles.late : undefined} data-none={count === 0 || undefined}>
        {count === 0 ? (
          <span className={styles.zero}>0</span>
        ) : (
          <button
            type="button"
            aria-label={t('open', said)}
            aria-pressed={picked?.figure === figure && picked.key === row.key}
            onClick={() => onPick({ key: row.key, figure })}
          >
            {format.number(count)}
          </button>
        )}
      </td>
    )
  })
}

/** Departments or people and their figures; each opens to its lines. */
export function FigureTable(props: Props) {
  const { report, asked } = props
  const { t } = useTranslation('reports')
  const nameOf = useRowName(asked.kind)
  const total: Row = { key: null, name: '', counts: report.total }
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{t(`name.${asked.by}`)}</th>
          {report.figures.map((figure) => (
            <th key={figure} scope="col">
              {t(`figure.${figure}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {report.rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">{nameOf(row)}</th>
            <Figures {...props} row={row} />
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('total')}</th>
          <Figures {...props} row={total} />
        </tr>
      </tfoot>
    </table>
  )
}
