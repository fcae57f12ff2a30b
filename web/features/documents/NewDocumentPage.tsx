import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { type Office, useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { DraftForm } from './DraftForm.tsx'
import styles from './documents.module.css'
import { contentOf, emptyDraft, unsavable } from './draft.ts'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useBusy } from './use-busy.ts'
import { useKeptDraft } from './use-kept-draft.ts'

function NewDocument({ office }: { office: Office }) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const problemText = useProblemText()
  const id = useMemo(() => newId(), [])
  const issuers = useQuery(query('listIssuers', { query: { unitId: office.unitId } }))
  const create = useCall('createDocument')
  const { draft, change, forget, restored, throwAway } = useKeptDraft(office.unitId, emptyDraft(office.kind === 'province' ? t('recipients.allCommunes') : ''))
  const { busy, onBusy } = useBusy()
  // Until one is chosen, the first issuer of the office.
  const shown = { ...draft, issuerId: draft.issuerId || (issuers.data?.issuers[0]?.id ?? '') }
  const { today } = useFormat()
  const hindrance = unsavable(shown, today())
  const lacks = busy ? t('draft.waitForFile') : hindrance && t(hindrance)

  const save = async () => {
    await create.mutateAsync({ body: { id, ...contentOf(shown) } })
    forget()
    await navigate(paths.document(id))
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('draft.newTitle')} />
      {restored && <RestoredNotice onThrowAway={throwAway} />}
      <DraftForm draft={shown} unitId={office.unitId} onChange={change} onBusy={onBusy}>
        {create.error && (
          <p role="alert" className={styles.problem}>
            {problemText(create.error)}
          </p>
        )}
        <ActButton primary disabledReason={lacks} busy={create.isPending} keys="Ctrl+Enter" onClick={() => void save().catch(() => undefined)}>
          {t('draft.next')}
        </ActButton>
      </DraftForm>
    </div>
  )
}

/** A draft belongs to the office it was begun in: in another office another one is begun. */
export default function NewDocumentPage() {
  const office = useOffice()
  return <NewDocument key={office.unitId} office={office} />
}
