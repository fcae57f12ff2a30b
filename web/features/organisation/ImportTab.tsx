import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { DropArea } from '../../ui/DropArea.tsx'
import styles from './organisation.module.css'
import { TableWrap } from './TableWrap.tsx'

type Table = 'units' | 'people'

function Downloads({ table }: { table: Table }) {
  const { t } = useTranslation('organisation')
  const from = `/api/organisation/export?table=${table}`
  return (
    <>
      <ActButton quiet download href={`${from}&format=xlsx&template=true`}>
        {t(`import.template.${table}`)}
      </ActButton>
      <ActButton quiet download href={`${from}&format=xlsx`}>
        {t(`import.export.${table}`)} (XLSX)
      </ActButton>
      <ActButton quiet download href={from}>
        {t(`import.export.${table}`)} (CSV)
      </ActButton>
    </>
  )
}

type Content = { csv: string } | { xlsx: string }
const isWorkbook = (file: File) => /\.xls[xm]$/i.test(file.name)
/** The browser makes the base64; it stands behind the comma of the address. */
const base64Of = (file: File) =>
  new Promise<string>((done, fail) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result).split(',')[1] ?? '')
    reader.onerror = () => fail(reader.error)
    reader.readAsDataURL(file)
  })

/** XLSX and CSV in and out: tried first, written only when nothing is wrong. */
export function ImportTab() {
  const { t } = useTranslation('organisation')
  const tryImport = useCall('importOrganisation')
  const write = useCall('importOrganisation')
  const problemText = useProblemText()
  const [table, setTable] = useState<Table>('units')
  const [file, setFile] = useState<{ name: string; content: Content } | null>(null)
  const result = write.data ?? tryImport.data
  const take = async (files: readonly File[]) => {
    const first = files[0]
    if (!first) return
    const content = isWorkbook(first) ? { xlsx: await base64Of(first) } : { csv: await first.text() }
    setFile({ name: first.name, content })
    write.reset()
    tryImport.mutate({ body: { table, ...content, dryRun: true } })
  }
  const changes = result ? result.created + result.changed : 0
  const error = tryImport.error ?? write.error
  return (
    <div className={styles.form}>
      <p className={styles.meta}>{t('import.lead')}</p>
      <label className={styles.field}>
        {t('import.table')}
        <select className={styles.input} style={{ maxWidth: 260 }} value={table} onChange={(event) => setTable(event.target.value as Table)}>
          <option value="units">{t('import.units')}</option>
          <option value="people">{t('import.people')}</option>
        </select>
      </label>
      <DropArea accept=".xlsx,.csv,text/csv" label={file?.name ?? t('import.choose')} hint={t('import.hint')} compact onFiles={(files) => void take(files)} />
      {error && (
        <p role="alert" className={styles.problem}>
          {problemText(error)}
        </p>
      )}
      {result && (
        <p className={styles.note} role="status">
          {t('import.result', result)} {result.written && t('import.written')}
        </p>
      )}
      {result && result.findings.length > 0 && (
        <>
          <p className={styles.problem}>{t('import.findings', { count: result.findings.length })}</p>
          <TableWrap label={t('tabs.import')}>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th>{t('import.row')}</th>
                  <th>{t('import.column')}</th>
                  <th>{t('import.problem')}</th>
                  <th>{t('import.value')}</th>
                </tr>
              </thead>
              <tbody>
                {result.findings.slice(0, 200).map((finding) => (
                  <tr key={`${finding.row}:${finding.column}:${finding.code}`}>
                    <td>{finding.row}</td>
                    <td>{finding.column}</td>
                    <td>{problemText({ code: finding.code })}</td>
                    <td>{finding.value}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </TableWrap>
        </>
      )}
      {file && result && !result.written && result.findings.length === 0 && changes > 0 && (
        <ActButton primary busy={write.isPending} onClick={() => write.mutate({ body: { table, ...file.content, dryRun: false } })}>
          {t('import.write', { count: changes })}
        </ActButton>
      )}
      {(['units', 'people'] as const).map((one) => (
        <p key={one} className={styles.acts}>
          <Downloads table={one} />
        </p>
      ))}
    </div>
  )
}
