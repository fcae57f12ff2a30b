import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { useMe } from '../../platform/session.ts'
import { uploadFile } from '../../platform/uploads.ts'
import { DropArea } from '../../ui/DropArea.tsx'
import { useToast } from '../../ui/Toast.tsx'
import styles from './signatures.module.css'

export function SignatureImage({ imageUrl }: { imageUrl: string | null }) {
  const { t } = useTranslation('signatures')
  const me = useMe()
  const toast = useToast()
  const problemText = useProblemText()
  const setImage = useCall('setSignatureImage')
  const [sending, setSending] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (files: readonly File[]) => {
    const first = files[0]
    if (!first) return
    setSending(true)
    setProblem(null)
    try {
      const file = await uploadFile(first)
      await setImage.mutateAsync({ body: { fileId: file.id } })
      toast(t('image.done'))
    } catch (error) {
      setProblem(problemText(error))
    } finally {
      setSending(false)
    }
  }
  return (
    <div className={styles.imageBlock}>
      <h3 className={styles.small}>{t('image.title')}</h3>
      {imageUrl ? (
        <img className={styles.image} src={imageUrl} alt={t('image.alt', { name: me.fullName })} />
      ) : (
        <p className={styles.meta}>{t('image.none')}</p>
      )}
      <DropArea
        accept="image/png"
        label={t(imageUrl ? 'image.replace' : 'image.choose')}
        hint={t('image.lead')}
        compact
        onFiles={(files) => void take(files)}
      />
      {sending && (
        <p role="status" className={styles.meta}>
          {t('image.sending')}
        </p>
      )}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
    </div>
  )
}
