import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../../paths.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { ByHandForm } from './ByHandForm.tsx'
import { NumberTaken } from './NumberTaken.tsx'
import styles from './registers.module.css'
import type { Registered } from './registers.ts'

export default function EnterByHandPage() {
  const { t } = useTranslation('registers')
  const [done, setDone] = useState<Registered | null>(null)
  return (
    <div className={styles.page}>
      <PageHeader back={{ label: t('byHand.back'), to: paths.register('incoming') }} title={t('byHand.title')} />
      {done ? (
        <NumberTaken
          label={t('byHand.numberLabel')}
          number={String(done.arrivalNumber)}
          said={t('byHand.done')}
          warning={done.duplicateOf ? { text: t('byHand.duplicate'), to: paths.delivery(done.duplicateOf), label: t('byHand.duplicateOpen') } : undefined}
          open={{ to: paths.delivery(done.deliveryId), label: t('byHand.open') }}
          register={{ to: paths.register('incoming'), label: t('byHand.toRegister') }}
          again={{ label: t('byHand.another'), onClick: () => setDone(null) }}
        />
      ) : (
        <>
          <p className={styles.lead}>{t('byHand.lead')}</p>
          <ByHandForm onDone={setDone} />
        </>
      )}
    </div>
  )
}
