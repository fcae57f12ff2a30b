import { type ReactNode, useId, useRef } from 'react'
import styles from './ActButton.module.css'
import { isKey, openDialog, usePageKeys } from './keys.ts'
import { useLink } from './surroundings.ts'

type Props = {
  children: ReactNode
  /** The one red button of the screen: the act that commits. */
  primary?: boolean
  /** Without a border. */
  quiet?: boolean
  wide?: boolean
  busy?: boolean
  /** Why it cannot be pressed now. */
  disabledReason?: string | undefined
  /** Shown in the button, and pressing it does the same. */
  keys?: string
  submit?: boolean
  to?: string
  href?: string
  download?: boolean | string
  onClick?: () => void
}

const shown = (keys: string) =>
  keys
    .replace(/\+?Enter$/i, '+↵')
    .split('+')
    .filter(Boolean)
    .join(' ')
const classNames = ({ primary, quiet, wide, disabledReason }: Props) =>
  [styles.button, primary && styles.primary, quiet && styles.quiet, wide && styles.wide, disabledReason && styles.disabled].filter(Boolean).join(' ')

function Content({ children, keys }: Pick<Props, 'children' | 'keys'>) {
  return (
    <>
      <span>{children}</span>
      {keys && (
        <span className={styles.keys} aria-hidden="true">
          {shown(keys)}
        </span>
      )}
    </>
  )
}

function Press(props: Props & { reasonId: string }) {
  const { busy, disabledReason, submit, onClick, reasonId } = props
  const ready = !disabledReason && !busy
  return (
    <button
      type={submit && ready ? 'submit' : 'button'}
      className={classNames(props)}
      aria-disabled={disabledReason !== undefined || undefined}
      aria-busy={busy || undefined}
      aria-describedby={disabledReason ? reasonId : undefined}
      title={disabledReason}
      onClick={() => ready && onClick?.()}
    >
      {busy && <span className={styles.spinner} aria-hidden="true" />}
      <Content {...props} />
    </button>
  )
}

function Target(props: Props & { reasonId: string }) {
  const AppLink = useLink()
  const { to, href, download, disabledReason } = props
  if (disabledReason) return <Press {...props} />
  if (to !== undefined) {
    return (
      <AppLink to={to} className={classNames(props)}>
        <Content {...props} />
      </AppLink>
    )
  }
  if (href !== undefined) {
    return (
      <a href={href} className={classNames(props)} {...(download && { download })}>
        <Content {...props} />
      </a>
    )
  }
  return <Press {...props} />
}

/** A verb that says the outcome. Disabled, it stays reachable and says why. */
export function ActButton(props: Props) {
  const { wide, disabledReason, keys } = props
  const reasonId = useId()
  const frame = useRef<HTMLSpanElement>(null)
  usePageKeys((event) => {
    if (!keys || !isKey(event, keys)) return
    const button = frame.current?.firstElementChild as HTMLElement | null
    const dialog = openDialog()
    if (!button || (dialog && !dialog.contains(button))) return
    event.preventDefault()
    button.click()
  }, keys !== undefined)
  return (
    <span ref={frame} className={wide ? styles.frameWide : styles.frame}>
      <Target {...props} reasonId={reasonId} />
      {disabledReason && (
        <span id={reasonId} className={wide ? styles.reason : styles.hidden}>
          {disabledReason}
        </span>
      )}
    </span>
  )
}
