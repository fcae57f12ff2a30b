import styles from './agenda.module.css'

const bringIntoView = (element: HTMLElement | null) => element?.scrollIntoView({ block: 'center' })
/** The entry that was just written: in sight and tinted. */
export const markOf = (marked: boolean, className = '') =>
  marked ? { ref: bringIntoView, className: `${className} ${styles.marked}`, 'aria-current': true as const } : { className }
