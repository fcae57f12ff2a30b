import styles from './shell.module.css'

/** The bridge. */
export function BridgeMark({ size = 34 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 64 64"
      fill="none"
      stroke="var(--red)"
      strokeWidth="5"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M6 18h52M13 18v6M32 18v6M51 18v6M14 48c0-12 8-20 18-20s18 8 18 20M8 48h9M47 48h9" />
    </svg>
  )
}

export function Brand({ unitName }: { unitName?: string }) {
  return (
    <div className={styles.brand}>
      <BridgeMark />
      <span>
        <b className={styles.product}>Nhịp Cầu</b>
        {unitName && <span className={styles.unit}>{unitName}</span>}
      </span>
    </div>
  )
}
