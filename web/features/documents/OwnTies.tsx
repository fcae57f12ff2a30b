import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Amends } from './Amended.tsx'
import styles from './amended.module.css'
import type { DocumentDetail } from './draft.ts'

const ChangeTieSheet = lazy(async () => ({ default: (await import('./ChangeTieSheet.tsx')).ChangeTieSheet }))
export type OwnTie = DocumentDetail['amends'][number] & { documentId: string }
const opens = (tie: DocumentDetail['amends'][number]): tie is OwnTie => tie.documentId !== null

/** What the document replaces, amends or corrects itself, to be set right by whoever may. */
export function OwnTies({ document }: { document: DocumentDetail }) {
  const { t } = useTranslation('amendments')
  const problemText = useProblemText()
  const [changing, setChanging] = useState<OwnTie | null>(null)
  const may = document.can.changeAmendment
  // Whoever has nothing to do with it reads the line alone.
  const isHis = may !== 'document.not_permitted'
  const reason = may === true ? undefined : may === 'document.wrong_state' ? t('change.notNow') : problemText({ code: may })
  return (
    <>
      {document.amends.map((tie) => (
        <div key={`${tie.role} ${tie.code}`} className={styles.own}>
          <Amends items={[{ ...tie, to: tie.documentId && paths.document(tie.documentId) }]} />
          {isHis && opens(tie) && (
            <ActButton disabledReason={reason} onClick={() => setChanging(tie)}>
              {t('change.act')}
            </ActButton>
          )}
        </div>
      ))}
      {changing && (
        <Suspense fallback={null}>
          <ChangeTieSheet document={document} tie={changing} onClose={() => setChanging(null)} />
        </Suspense>
      )}
    </>
  )
}
