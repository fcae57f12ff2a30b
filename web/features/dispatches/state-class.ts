import styles from './states.module.css'

const classes: Record<string, string | undefined> = {
  '00': styles.s00,
  '01': styles.s01,
  '02': styles.s02,
  '03': styles.s03,
  '04': styles.s04,
  '05': styles.s05,
  '06': styles.s06,
  '13': styles.s13,
  recalled: styles.s13,
  '': styles.sNone,
  '-': styles.sNone,
}
export const stateClass = (code: string): string => `${styles.state} ${classes[code] ?? styles.sOther}`
