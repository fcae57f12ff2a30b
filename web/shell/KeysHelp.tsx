import { useTranslation } from 'react-i18next'
import { Sheet } from '../ui/Sheet.tsx'
import styles from './shell.module.css'

const keys = [
  ['1 2 3 …', 'menu'],
  ['0', 'account'],
  ['X', 'signOut'],
  ['K', 'next'],
  ['B', 'back'],
  ['Ctrl K', 'search'],
  ['↑ ↓', 'choose'],
  ['Enter', 'open'],
  ['Ctrl Enter', 'commit'],
  ['/', 'filter'],
  ['N', 'new'],
  ['␣', 'pick'],
  ['⇧ ␣', 'pickRange'],
  ['A', 'all'],
  ['T', 'accept'],
  ['R', 'submit'],
  ['H', 'finish'],
  ['P', 'assign'],
  ['T', 'answer'],
  ['Đ', 'enter'],
  ['L', 'take'],
  ['C', 'seal'],
  ['?', 'help'],
  ['Esc', 'close'],
] as const

export function KeysHelp({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('common')
  return (
    <Sheet title={t('keys.title')} opened onClose={onClose}>
      <dl className={styles.keys}>
        {keys.map(([key, name]) => (
          <div key={name}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(`keys.${name}`)}</dd>
          </div>
        ))}
      </dl>
    </Sheet>
  )
}
