import styles from './KeyHints.module.css'

/** Which key does what on a page, for whoever has a keyboard; the keys themselves are told by the help. Each: the key, what it does. */
export function KeyHints({ keys }: { keys: readonly (readonly [key: string, does: string])[] }) {
  return (
    <p className={styles.keys} aria-hidden="true">
      {keys.map(([key, does]) => (
        <span key={key}>
          <kbd>{key}</kbd> {does}
        </span>
      ))}
    </p>
  )
}
