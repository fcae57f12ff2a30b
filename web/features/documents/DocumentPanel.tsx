import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'
import { type ReasonAct, ReasonDialog } from './ReasonDialog.tsx'
import { SealAndSend } from './SealAndSend.tsx'
import { SignOne } from './SignOne.tsx'
import { Spine } from './Spine.tsx'

const tone = { draft: 'quiet', submitted: 'gold', signed: 'green', issued: 'green', voided: 'red' } as const

function Facts({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('document.urgency')}</dt>
        <dd>{t(`urgency.${document.urgency}`)}</dd>
      </div>
      {document.replyDueOn && (
        <div>
          <dt>{t('document.replyDue')}</dt>
          <dd>{format.day(document.replyDueOn)}</dd>
        </div>
      )}
      <div>
        <dt className={styles.meta}>{t('document.frozen')}</dt>
      </div>
    </dl>
  )
}

function Attachments({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const { size } = useFormat()
  if (document.attachments.length === 0) return null
  return (
    <section>
      <h2 className={styles.smallHeading}>{t('document.attachments')}</h2>
      <ul className={styles.files}>
        {document.attachments.map((file) => (
          <li key={file.id}>
            <a href={file.url} download>
              {file.name}
            </a>
            <span className={styles.meta}>
              {size(file.bytes)} · {t('draft.unsignedAttachment')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Quiet acts: the ways back, offered only where they can be done. */
function WaysBack({ document, onChoose }: { document: DocumentDetail; onChoose: (act: ReasonAct) => void }) {
  const { t } = useTranslation('documents')
  const acts: [ReasonAct, string | true, string][] = [
    ['takeBack', document.can.takeBack, t('document.takeBack')],
    ['return', document.can.return, t('document.return')],
    ['takeBackSignature', document.can.takeBackSignature, t('document.takeBackSignature')],
    ['void', document.can.void, t('document.void')],
  ]
  return (
    <div className={styles.quiet}>
      {acts
        .filter(([, may]) => may === true)
        .map(([act, , label]) => (
          <ActButton key={act} onClick={() => onChoose(act)}>
            {label}
          </ActButton>
        ))}
    </div>
  )
}

export function DocumentPanel({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('documents')
  const format = useFormat()
  const [act, setAct] = useState<ReasonAct | null>(null)
  const newest = document.dispatches[0]
  return (
    <aside className={styles.panel}>
      <header>
        <span className={styles.meta}>{document.typeName} </span>
        {document.state && <StateChip tone={tone[document.state]}>{t(`state.${document.state}`)}</StateChip>}
        <h1 className={styles.title}>{document.subject}</h1>
        <p className={styles.meta}>
          {[
            document.code,
            document.issuerName,
            document.documentOn && format.fullDay(document.documentOn),
            document.code === '' && document.expectedCode && t('document.expected', { code: document.expectedCode }),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      </header>
      <Facts document={document} />
      <Attachments document={document} />
      <Spine steps={document.spine} />
      {newest && (
        <p>
          <Link to={paths.matrix(newest.id)}>{t('document.openMatrix')}</Link>{' '}
          <span className={styles.meta}>{t('recipients.count', { count: newest.recipients })}</span>
        </p>
      )}
      <div className={styles.panelFoot}>
        {document.can.sign === true && <SignOne document={document} />}
        {(document.can.seal === true || document.can.dispatch === true) && <SealAndSend key={document.state} document={document} />}
        <WaysBack document={document} onChoose={setAct} />
      </div>
      {act && <ReasonDialog document={document} act={act} onClose={() => setAct(null)} />}
    </aside>
  )
}
