import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { type KeyboardEvent, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './column-chooser.module.css'
import type { Columns } from './columns.ts'

/** Which columns stand on this person's screen; the printed book always has those of the form. */
export function ColumnChooser({ columns }: { columns: Columns }) {
  const { t } = useTranslation('registers')
  const frame = useRef<HTMLDetailsElement>(null)
  const close = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || !frame.current?.open) return
    event.stopPropagation()
    frame.current.open = false
    frame.current.querySelector('summary')?.focus()
  }
  return (
    <details ref={frame} className={styles.chooser} onKeyDown={close}>
      <summary>
        <IconAdjustmentsHorizontal size={16} stroke={1.8} aria-hidden="true" /> {t('columns')}
      </summary>
      <fieldset className={styles.list}>
        <legend>{t('columnsLead')}</legend>
        {columns.all.map((column) => (
          <label key={column.key}>
            <input type="checkbox" checked={columns.isShown(column)} disabled={column.fixed === true} onChange={() => columns.toggle(column.key)} />
            {t(`column.${column.key}`)}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
