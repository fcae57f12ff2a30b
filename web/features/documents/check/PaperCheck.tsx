import { IconFileCheck } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../../contract/api.ts'
import type { ReplyData } from '../../../../contract/endpoint.ts'
import { query } from '../../../platform/api.ts'
import { ActButton } from '../../../ui/ActButton.tsx'
import type { PageBox } from '../../../ui/PdfPage.tsx'
import styles from './check.module.css'

type Checked = ReplyData<Api['checkPaper']>
type Finding = Checked['findings'][number]
type Props = {
  documentId: string
  /** Said elsewhere on the screen already. */
  except?: readonly string[]
  /** What is shown is newer than what was checked. */
  isChanged?: boolean
  shown: PageBox | null
  onShow: (box: PageBox | null) => void
}

/** What is missing has no place: the page as a whole is shown. A4, in points. */
const wholePage = { x: 6, y: 6, width: 583, height: 830 }
const boxOf = ({ box, page }: Finding): PageBox => ({ ...(box ?? { page, ...wholePage }), label: '', active: true })
const isSame = (a: PageBox | null, b: PageBox) => a !== null && a.page === b.page && a.x === b.x && a.y === b.y && a.width === b.width

function Item({ finding, shown, onShow }: { finding: Finding } & Pick<Props, 'shown' | 'onShow'>) {
  const { t } = useTranslation('papercheck')
  const { code, severity, cell, rule, value } = finding
  const box = boxOf(finding)
  const isShown = isSame(shown, box)
  return (
    <li>
      <button type="button" className={styles.item} aria-pressed={isShown} onClick={() => onShow(isShown ? null : box)}>
        <span className={severity === 'must' ? styles.must : styles.hint} role="img" aria-label={t(`severity.${severity}`)} />
        <span>
          {t(`finding.${code}`, { value: value ?? '' })}
          <span className={styles.where}>{t(cell ? 'where.cell' : 'where.page', { page: finding.page + 1, cell, rule })}</span>
        </span>
      </button>
    </li>
  )
}

function Findings({ checked, findings, isChanged, ...given }: { checked: Checked; findings: Finding[] } & Pick<Props, 'isChanged' | 'shown' | 'onShow'>) {
  const { t } = useTranslation('papercheck')
  if (checked.hindrance) return <p className={styles.title}>{t(`hindrance.${checked.hindrance}`)}</p>
  return (
    <>
      <h2 className={styles.title}>
        <IconFileCheck size={20} stroke={1.75} aria-hidden />
        {findings.length === 0 ? t('clean') : t('title', { count: findings.length })}
        <span className={styles.norm}>{t('norm')}</span>
      </h2>
      {isChanged && <p className={styles.note}>{t('beforeChange')}</p>}
      {findings.length > 0 && (
        <ul className={styles.list}>
          {findings.map((finding) => (
            <Item key={`${finding.code} ${finding.page} ${finding.value}`} finding={finding} {...given} />
          ))}
        </ul>
      )}
      {checked.checkedPages < checked.pages && <p className={styles.note}>{t('read', { read: checked.checkedPages, pages: checked.pages })}</p>}
    </>
  )
}

/** Where the finished page departs from the decree's form; it hinders nothing. A press shows the place. */
export function PaperCheck({ documentId, except = [], ...given }: Props) {
  const { t } = useTranslation('papercheck')
  const { t: common } = useTranslation('common')
  const found = useQuery(query('checkPaper', { params: { id: documentId } }))
  if (found.isPending) return null
  return (
    <section className={styles.panel} aria-label={t('norm')}>
      {found.data ? (
        <Findings checked={found.data} findings={found.data.findings.filter((one) => !except.includes(one.code))} {...given} />
      ) : (
        <div className={styles.title}>
          {t('failed')}
          <ActButton quiet onClick={() => void found.refetch()}>
            {common('retry')}
          </ActButton>
        </div>
      )}
    </section>
  )
}
