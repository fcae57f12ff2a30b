import { IconBookmark } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../../platform/api.ts'
import { newId } from '../../platform/ids.ts'
import { useActReason } from '../../platform/offline.ts'
import { useProblemText } from '../../platform/problem-text.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Disclosure } from '../../ui/Disclosure.tsx'
import { ErrorPanel } from '../../ui/ErrorPanel.tsx'
import { SavedLine } from './SavedLine.tsx'
import styles from './saved.module.css'
import { isSame, type SavedList } from './saved.ts'
import { useSaved } from './use-saved.ts'

type Props = { list: SavedList; query: string; onOpen: (query: string) => void }

/** Keeps what is filtered now under a name. */
function SaveNow({ list, query, taken }: Omit<Props, 'onOpen'> & { taken: boolean }) {
  const { t } = useTranslation('saved')
  const save = useCall('saveSearch')
  const problemText = useProblemText()
  const hindered = useActReason()
  const [name, setName] = useState('')
  const reason = hindered ?? (query === '' ? t('nothing') : taken ? t('taken') : name.trim() === '' ? t('needName') : undefined)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reason || save.isPending) return
    const body = { list, name, query, isDefault: false }
    save.mutateAsync({ params: { id: newId() }, body }).then(
      () => setName(''),
      () => undefined,
    )
  }
  return (
    <form className={styles.now} onSubmit={submit}>
      <label>
        {t('saveAs')}
        <input value={name} maxLength={80} autoComplete="off" placeholder={t('example')} onChange={(event) => setName(event.target.value)} />
      </label>
      <ActButton submit busy={save.isPending} disabledReason={reason}>
        {t('save')}
      </ActButton>
      {save.error && (
        <p role="alert" className={styles.problem}>
          {problemText(save.error)}
        </p>
      )}
    </form>
  )
}

export function SavedMenu({ list, query, onOpen }: Props) {
  const { t } = useTranslation('saved')
  const saved = useSaved()
  const items = saved.data?.items.filter((one) => one.list === list) ?? []
  const current = items.find((one) => isSame(one.query, query))
  return (
    <Disclosure className={styles.menu} icon={<IconBookmark size={16} stroke={1.8} aria-hidden="true" />} label={current?.name ?? t('title')}>
      <div className={styles.panel}>
        {saved.isError && <ErrorPanel error={saved.error} onRetry={() => void saved.refetch()} />}
        {saved.isSuccess && items.length === 0 && <p className={styles.none}>{t('none')}</p>}
        <ul className={styles.lines}>
          {items.map((one) => (
            <SavedLine key={one.id} saved={one} here={one === current} onOpen={() => onOpen(one.query)} />
          ))}
        </ul>
        <SaveNow list={list} query={query} taken={current !== undefined} />
      </div>
    </Disclosure>
  )
}
