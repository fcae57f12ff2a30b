import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { paths } from '../../paths.ts'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { newId } from '../../platform/ids.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { type Office, useOffice } from '../../platform/session.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ComposeActs } from './ComposeActs.tsx'
import { ComposeScreen } from './ComposeScreen.tsx'
import { DraftForm } from './DraftForm.tsx'
import styles from './documents.module.css'
import { contentOf, emptyDraft, lacking, unsavable } from './draft.ts'
import { RestoredNotice } from './RestoredNotice.tsx'
import { useBusy } from './use-busy.ts'
import { useHandOn } from './use-hand-on.ts'
import { useKeptDraft } from './use-kept-draft.ts'
import { WaySwitch } from './WaySwitch.tsx'

function NewDocument({ office, composing }: { office: Office; composing: boolean }) {
  const { t } = useTranslation('documents')
  const navigate = useNavigate()
  const problemText = useProblemText()
  const id = useMemo(() => newId(), [])
  const issuers = useQuery(query('listIssuers', { query: { unitId: office.unitId } }))
  const create = useCall('createDocument')
  const { draft, change, forget, keptAt, restored, throwAway } = useKeptDraft(
    office.unitId,
    emptyDraft(office.kind === 'province' ? t('recipients.allCommunes') : ''),
    composing ? { way: 'compose', type: 'cong_van' } : {},
  )
  const { busy, onBusy } = useBusy()
  const { handOn, busy: handingOn } = useHandOn()
  // Until one is chosen, the first issuer of the office.
  const shown = { ...draft, issuerId: draft.issuerId || (issuers.data?.issuers[0]?.id ?? '') }
  const { today } = useFormat()
  const reasonOf = (hindrance: ReturnType<typeof lacking>) => (busy ? t('draft.waitForFile') : hindrance && t(hindrance))
  const saveReason = reasonOf(unsavable(shown, today()))

  const save = async () => {
    const created = await create.mutateAsync({ body: { id, ...contentOf(shown) } })
    forget()
    return created
  }
  const goTo = (address: string) => () => navigate(address)
  const given = { draft: shown, unitId: office.unitId, onChange: change, onBusy }
  const notice = restored && <RestoredNotice onThrowAway={throwAway} />
  if (shown.way === 'compose') {
    return (
      <ComposeScreen {...given} title={t('draft.newTitle')} keptAt={keptAt} textKey={String(restored)} notices={notice}>
        <ComposeActs
          draft={shown}
          problem={create.error}
          busy={create.isPending || handingOn}
          saveReason={saveReason}
          submitReason={reasonOf(lacking(shown, today()))}
          onSave={() => void save().then(goTo(`${paths.document(id)}?sua=1`), () => undefined)}
          onSubmit={() => void handOn(save).then(goTo(paths.document(id)), () => undefined)}
        />
      </ComposeScreen>
    )
  }
  return (
    <div className={styles.page}>
      <PageHeader title={t('draft.newTitle')} actions={<WaySwitch draft={shown} onChange={change} />} />
      {notice}
      <DraftForm {...given}>
        {create.error && (
          <p role="alert" className={styles.problem}>
            {problemText(create.error)}
          </p>
        )}
        <ActButton
          primary
          disabledReason={saveReason}
          busy={create.isPending}
          keys="Ctrl+Enter"
          onClick={() => void save().then(goTo(paths.document(id)), () => undefined)}
        >
          {t('draft.next')}
        </ActButton>
      </DraftForm>
    </div>
  )
}

/** A draft belongs to the office it was begun in: in another office another one is begun. */
export default function NewDocumentPage() {
  const office = useOffice()
  const [search] = useSearchParams()
  return <NewDocument key={office.unitId} office={office} composing={search.get('cach') === 'soan'} />
}
