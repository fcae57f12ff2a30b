import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { query, useCall } from '../../platform/api.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { NoteSecret, SecretWay } from '../../platform/SecretWay.tsx'
import { useTypeName } from '../../platform/type-name.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import type { PageBox } from '../../ui/PdfPage.tsx'
import { PdfView } from '../../ui/PdfView.tsx'
import { DraftingLinks, UndecidedWarning } from '../consultations/public.tsx'
import { PaperCheck } from './check/PaperCheck.tsx'
import styles from './documents.module.css'
import { type DocumentDetail, neededPlaces, type PlaceName, type Places, placeAround, placeNames } from './draft.ts'
import { OwnTies } from './OwnTies.tsx'
import { ReviewerPicker } from './review/ReviewerPicker.tsx'
import { useReviewers } from './review/use-reviewers.ts'

type Props = { document: DocumentDetail; onEdit: () => void }
const knownFindings = ['number_printed', 'date_printed', 'notation_differs', 'secret', 'already_signed'] as const
const isKnown = (code: string): code is (typeof knownFindings)[number] => (knownFindings as readonly string[]).includes(code)

function usePlaceNames() {
  const { t } = useTranslation('documents')
  return (names: readonly PlaceName[]) => names.map((name) => t(`places.name.${name}`)).join(', ')
}

/** Which places the words of the paper gave, and which wait for a press on the page. */
function Lead({ found, missing }: { found: readonly PlaceName[] | undefined; missing: readonly PlaceName[] }) {
  const { t } = useTranslation('documents')
  const namesOf = usePlaceNames()
  if (!found) return null
  return (
    <>
      {found.length > 0 && `${t('places.found', { names: namesOf(found) })} `}
      {missing.length > 0 ? t('places.notFound', { names: namesOf(missing) }) : t('places.move')}
    </>
  )
}

/** Where signature, seal, number, date and QR will stand: found from the text, mended by a press on the page, then submitted. */
export function PlacesStep({ document, onEdit }: Props) {
  const { t } = useTranslation('documents')
  const typeName = useTypeName()
  const signer = document.signer
  const found = useQuery({
    ...query('findPlaces', { params: { id: document.id }, query: { signerAppointmentId: signer?.appointmentId ?? '' } }),
    enabled: signer !== null,
  })
  const submit = useCall('submitDocument')
  const problemText = useProblemText()
  const actReason = useActReason()
  const [moved, setMoved] = useState<Partial<Places>>({})
  const [active, setActive] = useState<PlaceName | null>(null)
  const [note, setNote] = useState('')
  const [shown, setShown] = useState<PageBox | null>(null)
  const reviewers = useReviewers(document)
  const places: Places = { signature: null, number: null, date: null, qr: null, seal: null, ...found.data?.places, ...moved }
  const missing = neededPlaces.filter((name) => !places[name])
  const seen = neededPlaces.filter((name) => found.data?.places[name])
  const namesOf = usePlaceNames()
  const whereOf = (name: PlaceName) => {
    const place = places[name]
    if (place) return t('places.placed', { page: place.page + 1 })
    return name === 'seal' && places.signature ? t('places.withSignature') : t('places.missing')
  }
  const findings = found.data?.findings ?? []
  const reason = actReason ?? (missing.length > 0 ? t('places.placeAllFirst', { names: namesOf(missing) }) : undefined)

  const send = () => {
    const { signature, number, date, qr, seal } = places
    if (!signer || !signature || !number || !date || !qr) return
    submit.mutate({
      params: { id: document.id },
      body: {
        signerAppointmentId: signer.appointmentId,
        places: { signature, number, date, qr, ...(seal && { seal }) },
        reviewers: reviewers.toSubmit,
        ...(note.trim() && { note: note.trim() }),
      },
    })
  }
  const boxes = placeNames.flatMap((name) => {
    const place = places[name]
    return place ? [{ ...place, label: t(`places.${name}`), active: name === active }] : []
  })
  const marks = shown ? [shown] : []
  return (
    <div className={styles.screen}>
      <div className={styles.paperSide}>
        <div className={styles.paper}>
          {document.file && (
            <PdfView
              url={document.file.url}
              label={document.subject}
              boxes={[...boxes, ...marks]}
              {...(active && {
                onPlace: (point) => {
                  setMoved({ ...moved, [active]: placeAround(active, point), ...(active === 'signature' && { seal: null }) })
                  setActive(null)
                },
              })}
            />
          )}
        </div>
      </div>
      <aside className={styles.panel}>
        <header>
          <span className={styles.meta}>{typeName(document.typeName)}</span>
          <h1 className={styles.title} title={document.subject}>
            {document.subject}
          </h1>
        </header>
        <OwnTies document={document} />
        {document.returnedReason && <p className={styles.warning}>{t('document.returned', { reason: document.returnedReason })}</p>}
        {findings.map((finding) => (
          <p key={finding.code} role="alert" className={styles.problem}>
            {isKnown(finding.code) ? t(`finding.${finding.code}`, { value: finding.value ?? '' }) : t('finding.other', { code: finding.code })}{' '}
            {finding.code === 'secret' && <NoteSecret />}
          </p>
        ))}
        <section aria-labelledby="places-heading">
          <h2 id="places-heading" className={styles.smallHeading}>
            {t('places.title')}
          </h2>
          <p role="status" className={styles.meta}>
            {active ? t('places.moveHint', { name: namesOf([active]) }) : <Lead found={found.data && seen} missing={missing} />}
          </p>
          {placeNames.map((name) => (
            <button
              key={name}
              type="button"
              className={styles.placeButton}
              aria-pressed={active === name}
              onClick={() => setActive(active === name ? null : name)}
            >
              <span>{t(`places.${name}`)}</span>
              <span className={styles.meta}>{whereOf(name)}</span>
            </button>
          ))}
        </section>
        <PaperCheck documentId={document.id} except={findings.map((finding) => finding.code)} shown={shown} onShow={setShown} />
        <DraftingLinks documentId={document.id} />
        <ReviewerPicker {...reviewers.picker} />
        <label className={styles.field}>
          <span className={styles.label}>{t('places.note')}</span>
          <input className={styles.input} value={note} maxLength={1000} onChange={(event) => setNote(event.target.value)} />
        </label>
        <div className={styles.panelFoot}>
          <UndecidedWarning documentId={document.id} />
          {submit.error && (
            <p role="alert" className={styles.problem}>
              {problemText(submit.error)} <SecretWay error={submit.error} />
            </p>
          )}
          <ActButton primary wide disabledReason={reason} busy={submit.isPending} keys="Ctrl+Enter" onClick={send}>
            {reviewers.submitLabel ?? t('places.submit', { name: signer?.fullName ?? '' })}
          </ActButton>
          <div className={styles.quiet}>
            <ActButton onClick={onEdit}>{t('places.back')}</ActButton>
          </div>
        </div>
      </aside>
    </div>
  )
}
