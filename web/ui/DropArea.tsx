import { type DragEvent, useId, useState } from 'react'
import styles from './DropArea.module.css'

type Props = {
  accept: string
  label: string /** What is shown, where the label stands above already. */
  prompt?: string
  hint?: string
  multiple?: boolean
  compact?: boolean
  onFiles: (files: readonly File[]) => void
}

/** Files by dropping or choosing. */
export function DropArea({ accept, label, prompt, hint, multiple, compact, onFiles }: Props) {
  const [over, setOver] = useState(false)
  const hintId = useId()
  const take = (list: FileList | null) => {
    const files = [...(list ?? [])]
    if (files.length > 0) onFiles(multiple ? files : files.slice(0, 1))
  }
  const onDrag = (event: DragEvent) => {
    event.preventDefault()
    setOver(event.type === 'dragover')
  }
  const onDrop = (event: DragEvent) => {
    onDrag(event)
    take(event.dataTransfer.files)
  }
  return (
    <label
      className={[styles.area, compact && styles.compact, over && styles.over].filter(Boolean).join(' ')}
      onDragOver={onDrag}
      onDragLeave={onDrag}
      onDrop={onDrop}
    >
      <input
        type="file"
        className={styles.input}
        accept={accept}
        multiple={multiple}
        aria-label={prompt ? `${label}: ${prompt}` : label}
        aria-describedby={hint ? hintId : undefined}
        onChange={(event) => {
          take(event.target.files)
          event.target.value = ''
        }}
      />
      <span className={styles.label} aria-hidden="true">
        {prompt ?? label}
      </span>
      {hint && (
        <span id={hintId} className={styles.hint}>
          {hint}
        </span>
      )}
    </label>
  )
}
