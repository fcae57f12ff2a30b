import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, lazy, Suspense, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'
import type { Purpose } from '../../../contract/words.ts'
import { query } from '../../platform/api.ts'
import styles from './RecipientPicker.module.css'
import { useRecipientName } from './recipient-name.ts'

type Found = ReplyData<Api['findRecipients']>['items'][number]
export type Recipient = CallInput<Api['previewRecipients']>['body']['recipients'][number]
export type NamedRecipient = Recipient & { name: string; count: number; locked?: boolean }

const RecipientGroups = lazy(async () => ({ default: (await import('./RecipientGroups.tsx')).RecipientGroups }))

const scopeKey = (scope: Recipient['scope']) => ('unitId' in scope ? scope.unitId : scope.kind)
const other = (purpose: Purpose): Purpose => (purpose === 'action' ? 'information' : 'action')

/** Nothing typed, nothing highlighted: Enter must not add what nobody asked for. */
const none = -1
const firstFor = (text: string) => (text.trim() === '' ? none : 0)

type Props = { fromUnitId: string; value: readonly NamedRecipient[]; onChange: (value: NamedRecipient[]) => void; label: string }

function Chip({ item, onSwitch, onRemove }: { item: NamedRecipient; onSwitch: () => void; onRemove: () => void }) {
  const { t } = useTranslation('documents')
  const name = useRecipientName()(item)
  return (
    <li className={styles.chip}>
      <b>{name}</b>
      {item.count > 1 && <span className={styles.meta}>{item.count}</span>}
      <button
        type="button"
        className={styles.purpose}
        disabled={item.locked}
        aria-label={t('recipients.switchPurpose', { name, purpose: t(`recipients.${other(item.purpose)}`) })}
        onClick={onSwitch}
      >
        {t(`recipients.${item.purpose}`)}
      </button>
      {!item.locked && (
        <button type="button" className={styles.remove} aria-label={t('recipients.remove', { name })} onClick={onRemove}>
          ×
        </button>
      )}
    </li>
  )
}

/** Recipients as scopes: typed without diacritics, shown as chips with their number and purpose. */
export function RecipientPicker({ fromUnitId, value, onChange, label }: Props) {
  const { t } = useTranslation('documents')
  const sayName = useRecipientName()
  const [text, setText] = useState('')
  const [active, setActive] = useState(none)
  const [open, setOpen] = useState(false)
  const listId = useId()
  const inputId = useId()
  const found = useQuery({
    ...query('findRecipients', { query: { fromUnitId, q: text } }),
    enabled: open && fromUnitId !== '',
    placeholderData: keepPreviousData,
  })
  const items = open ? (found.data?.items ?? []) : []
  const has = (item: Found) => value.some((chosen) => scopeKey(chosen.scope) === scopeKey(item.scope))

  const add = (item: Found | undefined) => {
    if (!item) return
    if (!has(item)) onChange([...value, { scope: item.scope, purpose: 'action', name: item.name, count: item.count }])
    setText('')
    setActive(none)
    setOpen(false)
  }
  const move = (step: number) => {
    setOpen(true)
    setActive((at) => Math.max(0, Math.min(items.length - 1, at + step)))
  }
  const removeLast = () => {
    if (text === '' && value.at(-1)?.locked !== true) onChange(value.slice(0, -1))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const isOurs = ['ArrowDown', 'ArrowUp'].includes(event.key) || (event.key === 'Enter' && !event.ctrlKey && !event.metaKey)
    if (isOurs) event.preventDefault()
    if (event.key === 'ArrowDown') move(1)
    if (event.key === 'ArrowUp') move(-1)
    // What is shown may still be of the letters before.
    if (event.key === 'Enter' && isOurs && !found.isPlaceholderData) add(items[active])
    if (event.key === 'Escape') setOpen(false)
    if (event.key === 'Backspace') removeLast()
  }

  return (
    <div className={styles.field}>
      <label htmlFor={inputId} className={styles.label}>
        {label}
      </label>
      <div className={styles.box}>
        {value.length > 0 && (
          <ul className={styles.chips}>
            {value.map((item) => (
              <Chip
                key={scopeKey(item.scope)}
                item={item}
                onSwitch={() => onChange(value.map((one) => (one === item ? { ...one, purpose: other(one.purpose) } : one)))}
                onRemove={() => onChange(value.filter((one) => one !== item))}
              />
            ))}
          </ul>
        )}
        <input
          id={inputId}
          className={styles.input}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          {...(items[active] && { 'aria-activedescendant': `${listId}-${active}` })}
          autoComplete="off"
          placeholder={t('recipients.search')}
          value={text}
          onFocus={() => setOpen(true)}
          onClick={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={(event) => {
            setText(event.target.value)
            setActive(firstFor(event.target.value))
            setOpen(true)
          }}
          onKeyDown={onKeyDown}
        />
        {items.length > 0 && (
          <div id={listId} role="listbox" aria-label={label} className={styles.list}>
            {items.map((item, index) => (
              // biome-ignore lint/a11y/useFocusableInteractive: see the listbox
              // biome-ignore lint/a11y/useKeyWithClickEvents: keys are handled by the combobox
              <div
                key={scopeKey(item.scope)}
                id={`${listId}-${index}`}
                role="option"
                aria-selected={index === active}
                className={index === active ? styles.optionActive : styles.option}
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => add(item)}
              >
                <span>
                  {sayName(item)} <span className={styles.meta}>{item.detail}</span>
                </span>
                <span className={styles.meta}>{has(item) ? t('recipients.already') : item.count > 1 ? t('recipients.count', { count: item.count }) : ''}</span>
              </div>
            ))}
          </div>
        )}
        {open && text !== '' && found.isSuccess && items.length === 0 && <p className={styles.nothing}>{t('recipients.nothing')}</p>}
      </div>
      {fromUnitId !== '' && (
        <Suspense fallback={null}>
          <RecipientGroups unitId={fromUnitId} value={value} onChange={onChange} />
        </Suspense>
      )}
    </div>
  )
}

/** Which way each will be reached, known before the click. */
export function RouteSummary({ fromUnitId, recipients }: { fromUnitId: string; recipients: readonly Recipient[] }) {
  const { t } = useTranslation('documents')
  const sayName = useRecipientName()
  const body = { fromUnitId, recipients: recipients.map(({ scope, purpose }) => ({ scope, purpose })) }
  const preview = useQuery({ ...query('previewRecipients', { body }), enabled: recipients.length > 0 && fromUnitId !== '', placeholderData: keepPreviousData })
  if (recipients.length === 0 || !preview.data) return null
  const { total, routes, unreachable, scopes, closed } = preview.data
  return (
    <div className={styles.summary}>
      <p className={styles.summaryHead}>
        <b>{t('recipients.route')}</b> <span className={styles.meta}>{t('recipients.total', { total })}</span>
      </p>
      <div className={styles.bar} aria-hidden="true">
        {routes.map((route) => (
          <span key={route.route} className={route.route === 'inside' ? styles.barInside : styles.barHand} style={{ flexGrow: route.count }} />
        ))}
      </div>
      <p className={styles.legend}>
        {routes.map((route) => (
          <span key={route.route}>{t(route.route === 'inside' ? 'recipients.routeInside' : 'recipients.routeHand', { count: route.count })}</span>
        ))}
      </p>
      {scopes
        .filter((scope) => scope.repeated > 0)
        .map((scope) => (
          <p key={scopeKey(scope.scope)} className={styles.meta}>
            {t('recipients.repeated', { name: sayName(scope), count: scope.repeated })}
          </p>
        ))}
      {closed.map((unit) => (
        <p key={unit.name} className={styles.warning}>
          {t(unit.successors.length > 0 ? 'recipients.replaced' : 'recipients.gone', { name: unit.name, successors: unit.successors.join(', ') })}
        </p>
      ))}
      {unreachable.length > 0 && (
        <p className={styles.warning}>
          {t('recipients.unreachable', {
            count: unreachable.length,
            names: unreachable
              .slice(0, 3)
              .map((unit) => unit.name)
              .join(', '),
          })}
        </p>
      )}
    </div>
  )
}

/** How many units a list of scopes reaches; undefined while unknown. */
export function useReach(fromUnitId: string, recipients: readonly Recipient[]): number | undefined {
  const body = { fromUnitId, recipients: recipients.map(({ scope, purpose }) => ({ scope, purpose })) }
  const preview = useQuery({ ...query('previewRecipients', { body }), enabled: recipients.length > 0 && fromUnitId !== '', placeholderData: keepPreviousData })
  return recipients.length === 0 ? 0 : preview.data?.total
}
