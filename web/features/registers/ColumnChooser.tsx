import { IconAdjustmentsHorizontal } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../../ui/Disclosure.tsx'
import styles from './column-chooser.module.css'
import type { Columns } from './columns.ts'

/** Which columns stand on this person's screen; the printed book always has those of the form. */
export function ColumnChooser({ columns }: { columns: Columns }) {
  const { t } = useTranslation('registers')
  return (
    <Disclosure className={styles.chooser} icon={<IconAdjustmentsHorizontal size={16} stroke={1.8} aria-hidden="true" />} label={t('columns')}>
      <fieldset className={styles.list}>
        <legend>{t('columnsLead')}</legend>
        {columns.all.map((column) => (
          <label key={column.key}>
            <input type="checkbox" checked={columns.isShown(column)} disabled={column.fixed === true} onChange={() => columns.toggle(column.key)} />
            {t(`column.${column.key}`)}
          </label>
        ))}
      </fieldset>
    </Disclosure>
  )
}
