import { createContext, type ReactNode, useCallback, useContext, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './Toast.module.css'

type Kind = 'done' | 'problem'
type Said = { id: number; text: string; kind: Kind }
type Say = (text: string, kind?: Kind) => void

const ToastContext = createContext<Say>(() => undefined)
/** Says in a sentence what was done; problems stay until they are closed. */
export const useToast = () => useContext(ToastContext)
const doneMs = 6_000

export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common')
  const [said, setSaid] = useState<readonly Said[]>([])
  const next = useRef(0)
  const close = useCallback((id: number) => setSaid((all) => all.filter((one) => one.id !== id)), [])
  const say = useCallback<Say>(
    (text, kind = 'done') => {
      next.current += 1
      const id = next.current
      setSaid((all) => [...all.filter((one) => one.text !== text).slice(-2), { id, text, kind }])
      if (kind === 'done') setTimeout(() => close(id), doneMs)
    },
    [close],
  )
  return (
    <ToastContext value={say}>
      {children}
      <section className={styles.stack} aria-label={t('messages')} aria-live="polite">
        {said.map((one) => (
          <div key={one.id} role={one.kind === 'problem' ? 'alert' : 'status'} className={one.kind === 'problem' ? styles.problem : styles.done}>
            <span>{one.text}</span>
            <button type="button" className={styles.close} aria-label={t('close')} onClick={() => close(one.id)}>
              <span aria-hidden="true">×</span>
            </button>
          </div>
        ))}
      </section>
    </ToastContext>
  )
}
