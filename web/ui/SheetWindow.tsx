import { Modal } from '@mantine/core'
import '@mantine/core/styles/CloseButton.css'
import '@mantine/core/styles/Modal.css'
import '@mantine/core/styles/ModalBase.css'
import '@mantine/core/styles/Overlay.css'
import '@mantine/core/styles/Paper.css'
import '@mantine/core/styles/ScrollArea.css'
import '@mantine/core/styles/UnstyledButton.css'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { usePhone } from './phone.ts'
import styles from './SheetWindow.module.css'

type Props = {
  title: string
  opened: boolean
  onClose: () => void
  /** What is read while the form is filled in: at its side, on the phone above it. */
  beside?: ReactNode
  children: ReactNode
}
export type SheetProps = Props

/** A dialog on the desktop, a sheet from below on the phone: the act is at the thumb. */
export function SheetWindow({ title, opened, onClose, beside, children }: Props) {
  const { t } = useTranslation('common')
  const phone = usePhone()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      centered={!phone}
      size={phone ? '100%' : beside ? 1240 : 520}
      transitionProps={{ duration: 120, transition: phone ? 'slide-up' : 'fade' }}
      closeButtonProps={{ 'aria-label': t('close') }}
      overlayProps={{ backgroundOpacity: 0.35 }}
      classNames={{
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
        content: (phone ? styles.fromBelow : styles.content) ?? '',
        inner: (phone ? styles.inner : '') ?? '',
        close: styles.close ?? '',
      }}
    >
      {beside ? (
        <div className={styles.pair}>
          {beside}
          <div>{children}</div>
        </div>
      ) : (
        children
      )}
    </Modal>
  )
}
