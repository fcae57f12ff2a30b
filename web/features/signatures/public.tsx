import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { query } from '../../platform/api.ts'
import { useFormat } from '../../platform/format.ts'
import { useActReason } from '../../platform/offline.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import { SkeletonRows } from '../../ui/Skeleton.tsx'
import { PinForm } from './PinForm.tsx'
import { SignatureImage } from './SignatureImage.tsx'
import styles from './signatures.module.css'

export type Key = ReplyData<Api['getMyKey']>

function Certificate({ mine }: { mine: Key }) {
  const { t } = useTranslation('signatures')
  const format = useFormat()
  const { credential, state } = mine
  return (
    <>
      <p className={state === 'active' ? styles.good : styles.lead}>{t(`state.${state}`, { date: credential ? format.day(credential.toAt) : '' })}</p>
      {credential && (
        <dl className={styles.facts}>
          <dt>{t('subject')}</dt>
          <dd>{credential.subject}</dd>
          <dt>{t('serial')}</dt>
          <dd>{credential.serial}</dd>
          {mine.seals.length > 0 && (
            <>
              <dt>{t('seals')}</dt>
              <dd>{mine.seals.map((seal) => seal.name).join(', ')}</dd>
            </>
          )}
        </dl>
      )}
      {credential?.isTest && <p className={styles.test}>{t('test')}</p>}
    </>
  )
}

/** One's certificate, PIN and signature image, on the account page. */
export function MyKey() {
  const { t } = useTranslation('signatures')
  const found = useQuery(query('getMyKey', {}))
  const hindered = useActReason()
  const [opened, setOpened] = useState(false)
  const canSet = found.data?.state === 'allowed' || found.data?.state === 'active'
  return (
    <section className={styles.section} aria-labelledby="key">
      <h2 id="key" className={styles.heading}>
        {t('title')}
      </h2>
      {found.isPending && <SkeletonRows rows={2} />}
      {found.isError && <ErrorPanel error={found.error} onRetry={() => void found.refetch()} />}
      {found.data && (
        <>
          <Certificate mine={found.data} />
          {canSet && (
            <div>
              <ActButton primary={found.data.state === 'allowed'} disabledReason={hindered} onClick={() => setOpened(true)}>
                {t(found.data.state === 'allowed' ? 'pin.set' : 'pin.change')}
              </ActButton>
            </div>
          )}
          <SignatureImage imageUrl={found.data.imageUrl} />
        </>
      )}
      {opened && found.data && (
        <Sheet title={t(found.data.state === 'allowed' ? 'pin.set' : 'pin.change')} opened onClose={() => setOpened(false)}>
          <PinForm changes={found.data.state === 'active'} onDone={() => setOpened(false)} />
        </Sheet>
      )}
    </section>
  )
}
