import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { query, useCall } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { StateChip } from '../../ui/StateChip.tsx'
import { useToast } from '../../ui/Toast.tsx'
import { DelegationForm } from './DelegationForm.tsx'
import styles from './delegations.module.css'

type Delegation = ReplyData<Api['listDelegations']>['items'][number]
const tone = { coming: 'gold', running: 'green', over: 'quiet', ended: 'quiet' } as const

function Row({ one }: { one: Delegation }) {
  const { t } = useTranslation('delegations')
  const format = useFormat()
  const end = useCall('endDelegation')
  const problemText = useProblemText()
  const actReason = useActReason()
  const toast = useToast()
  const days = t('until', { from: format.day(one.fromOn), to: format.day(one.toOn) })
  return (
    <li className={styles.row}>
      <span className={styles.words}>
        <b>{t('given', { from: one.from.fullName, to: one.to.fullName })}</b>
        <span className={styles.meta}>{[t(`scope.${one.scope}`), days].join(', ')}</span>
        <span className={styles.meta}>{[one.mandate, one.reason, t('recordedBy', { name: one.recordedBy })].filter(Boolean).join(' · ')}</span>
        {end.error && (
          <span role="alert" className={styles.problem}>
            {problemText(end.error)}
          </span>
        )}
      </span>
      <StateChip tone={tone[one.state]}>{t(`state.${one.state}`)}</StateChip>
      {one.can.end === true && (
        <ActButton
          disabledReason={actReason}
          busy={end.isPending}
          onClick={() => end.mutate({ params: { id: one.id } }, { onSuccess: () => toast(t('ended')) })}
        >
          {t('end')}
        </ActButton>
      )}
    </li>
  )
}

/** Who stands in for a person, and for whom he stands in; recorded by himself or by who administers him. */
export function Delegations({ personId, heading: Heading = 'h2' }: { personId?: string; heading?: 'h2' | 'h3' }) {
  const { t } = useTranslation('delegations')
  const found = useQuery(query('listDelegations', { query: personId ? { personId } : {} }))
  const actReason = useActReason()
  const [recording, setRecording] = useState(false)
  return (
    <section className={styles.section} aria-label={t('title')}>
      <Heading className={styles.heading}>{t('title')}</Heading>
      <p className={styles.meta}>{t('lead')}</p>
      {found.isPending && <SkeletonRows rows={2} />}
      {found.isError && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className={styles.meta}>{t('none')}</p>}
      {found.data && (
        <>
          <ul className={styles.list}>
            {found.data.items.map((one) => (
              <Row key={one.id} one={one} />
            ))}
          </ul>
          {found.data.offices.length > 0 && (
            <div>
              <ActButton disabledReason={actReason} onClick={() => setRecording(true)}>
                {t('new')}
              </ActButton>
            </div>
          )}
          {recording && <DelegationForm offices={found.data.offices} onClose={() => setRecording(false)} />}
        </>
      )}
    </section>
  )
}
