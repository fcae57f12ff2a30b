import { IconCamera } from '@tabler/icons-react'
import styles from './CameraButton.module.css'

type Props = { accept: string; label: string; onFiles: (files: readonly File[]) => void }

/** Opens the camera of a phone at once, the one that looks at the paper. */
export function CameraButton({ accept, label, onFiles }: Props) {
  return (
    <label className={styles.button}>
      <input
        type="file"
        className={styles.input}
        accept={accept}
        capture="environment"
        aria-label={label}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])]
          if (files.length > 0) onFiles(files)
          event.target.value = ''
        }}
      />
      <IconCamera size={22} aria-hidden="true" />
      <span aria-hidden="true">{label}</span>
    </label>
  )
}
