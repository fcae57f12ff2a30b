import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLink } from './surroundings.ts'
import styles from './Toast.module.css'

type Kind = 'done' | 'problem' | 'urgent'
type Said = { id: number; text: string; kind: Kind; to: string | undefined }
/** `to`: where one goes by it. */
type Say = (text: string, kind?: Kind, to?: string) => void

const ToastContext = createContext<Say>(() => undefined)
/** Says in a sentence what was done; problems, and what is urgent, stay until they are closed. */
export const useToast = () => useContext(ToastContext)
const doneMs = 6_000

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common')
  const AppLink = useLink()
  const [said, setSaid] = useState<readonly Said[]>([])
  const next = useRef(0)
  const close = useCallback((id: number) => setSaid((all) => all.filter((one) => one.id !== id)), [])
  const say = useCallback<Say>(
    (text, kind = 'done', to) => {
      next.current += 1
      const id = next.current
      setSaid((all) => [...all.filter((one) => one.text !== text).slice(-2), { id, text, kind, to }])
      if (kind === 'done') setTimeout(() => close(id), doneMs)
    },
    [close],
  )
  return (
    <ToastContext value={say}>
      {children}
      <section className={styles.stack} aria-label={t('messages')} aria-live="polite">
        {said.map((one) => (
          <div key={one.id} role={one.kind === 'done' ? 'status' : 'alert'} className={styles[one.kind]}>
            {one.kind === 'urgent' && (
              <span className={styles.mark} aria-hidden="true">
                ‼
              </span>
            )}
            {one.to === undefined ? (
              <span className={styles.text}>{one.text}</span>
            ) : (
              <AppLink to={one.to} className={styles.text} onClick={() => close(one.id)}>
                {one.text}
              </AppLink>
            )}
            <button type="button" className={styles.close} aria-label={t('close')} onClick={() => close(one.id)}>
              <span aria-hidden="true">×</span>
            </button>
          </div>
        ))}
      </section>
    </ToastContext>
  )
}
