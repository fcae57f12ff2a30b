import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { useFormat } from '../../platform/format.ts'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { NumberTaken } from './NumberTaken.tsx'
import { OnPaperForm } from './OnPaperForm.tsx'
import styles from './registers.module.css'

type Issued = ReplyData<Api['issueOnPaper']>

export default function TakeNumberPage() {
  const { t } = useTranslation('registers')
  const format = useFormat()
  const [done, setDone] = useState<Issued | null>(null)
  return (
    <div className={styles.page}>
      <PageHeader back={{ label: t('take.back'), to: paths.register('outgoing') }} title={t('take.title')} />
      {done ? (
        <NumberTaken
          label={done.subject}
          number={done.code}
          said={t('take.done', { date: done.documentOn ? format.fullDay(done.documentOn) : '' })}
          hint={t('take.write')}
          open={{ to: paths.document(done.id), label: t('take.open') }}
          register={{ to: paths.register('outgoing'), label: t('take.toRegister') }}
          again={{ label: t('take.another'), onClick: () => setDone(null) }}
        />
      ) : (
        <>
          <p className={styles.lead}>{t('take.lead')}</p>
          <OnPaperForm onDone={setDone} />
        </>
      )}
    </div>
  )
}
