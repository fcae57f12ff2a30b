import styles from './MiniMatrix.module.css'

/** What was recalled looks as what was taken back. */
const looks = (state: string) => (state === 'recalled' ? '13' : state)
const known = new Set(['00', '01', '02', '03', '04', '05', '06', '13'])
const columns = 34

/** The receipt matrix in small: a square a place, darker as it advances. One SVG, whatever the number. */
export function MiniMatrix({ states, label }: { states: readonly string[]; label: string }) {
  const perRow = Math.min(columns, Math.max(1, states.length))
  const rows = Math.max(1, Math.ceil(states.length / perRow))
  return (
    <svg className={styles.matrix} viewBox={`0 0 ${columns * 9} ${rows * 9}`} role="img" aria-label={label}>
      {states.map((state, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a square is its place
          key={index}
          className={`${styles.cell} ${styles[`s${known.has(looks(state)) ? looks(state) : 'Other'}`]}`}
          x={(index % perRow) * 9 + 0.75}
          y={Math.floor(index / perRow) * 9 + 0.75}
          width="7.5"
          height="7.5"
          rx="1.5"
        />
      ))}
    </svg>
  )
}
