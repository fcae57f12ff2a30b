import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { withQuery } from '../../platform/address.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PaperHead } from '../../ui/PaperHead.tsx'
import type { PageBox } from '../../ui/PdfPage.tsx'
import { PdfView } from '../../ui/PdfView.tsx'
import { usePhone } from '../../ui/phone.ts'
import { PrintActs } from '../trace/public.tsx'
import styles from './documents.module.css'
import type { DocumentDetail } from './draft.ts'

type Props = { document: DocumentDetail /** A place to look at. */; shown: PageBox | null; onHide: () => void }

/** The paper under a head with the way back, printing and the file; on a phone it is opened over what is to be done. */
export function Paper({ document, shown, onHide }: Props) {
  const { t } = useTranslation('documents')
  const phone = usePhone()
  // Who signs reads first.
  const waitsForMe = document.can.sign === true
  const [opened, setOpened] = useState(waitsForMe)
  const { file } = document
  const back = waitsForMe ? { to: paths.signStack(), label: t('stack.title') } : { to: paths.outgoing(), label: t('outgoing.title') }
  const isOpen = !phone || opened || shown !== null
  const toggle = () => {
    setOpened(!isOpen)
    onHide()
  }
  return (
    <div className={styles.paperSide} data-open={isOpen}>
      <PaperHead back={back}>
        {file && (
          <>
            {phone && (
              <ActButton quiet onClick={toggle}>
                {t(isOpen ? 'document.closeFile' : 'document.openFile')}
              </ActButton>
            )}
            {!phone && <PrintActs url={file.url} markedUrl={`/files/documents/${document.id}/marked`} />}
            <ActButton quiet href={withQuery(file.url, 'download=1')} download={file.name}>
              {t('document.download')}
            </ActButton>
          </>
        )}
      </PaperHead>
      {isOpen && (
        <div className={styles.paper}>
          {file ? <PdfView url={file.url} label={document.subject} boxes={shown ? [shown] : []} /> : <p className={styles.noFile}>{t('document.noFile')}</p>}
        </div>
      )}
    </div>
  )
}
