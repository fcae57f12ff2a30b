import { lazy, Suspense, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Outlet, ScrollRestoration, useNavigation } from 'react-router'
import { startLive } from '../platform/live.ts'
import { isTyping, openDialog, usePageKeys } from '../ui/keys.ts'
import { SkeletonRows } from '../ui/Skeleton.tsx'
import { BottomBar } from './BottomBar.tsx'
import { OfflineBanner } from './OfflineBanner.tsx'
import { SideMenu } from './SideMenu.tsx'
import styles from './shell.module.css'
import { useUrgentNotice } from './use-urgent-notice.ts'
import { useWayKeys } from './use-way-keys.ts'

const Palette = lazy(async () => ({ default: (await import('../features/search/Palette.tsx')).Palette }))
const KeysHelp = lazy(async () => ({ default: (await import('./KeysHelp.tsx')).KeysHelp }))
type Opened = 'palette' | 'keys' | null

const isPaletteKey = (event: KeyboardEvent) => (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k'

/** What every page of a signed-in person stands in. */
export function Shell() {
  const { t } = useTranslation('common')
  const navigation = useNavigation()
  const [opened, setOpened] = useState<Opened>(null)
  useEffect(() => startLive(), [])
  useUrgentNotice()
  useWayKeys()
  usePageKeys((event) => {
    const wanted = isPaletteKey(event) ? 'palette' : event.key === '?' && !isTyping(event.target) ? 'keys' : null
    if (!wanted || (openDialog() && opened === null)) return
    event.preventDefault()
    setOpened(wanted)
  })
  return (
    <div className={styles.frame}>
      <a href="#content" className={styles.skip}>
        {t('nav.skip')}
      </a>
      <SideMenu onSearch={() => setOpened('palette')} />
      <div className={styles.right}>
        <OfflineBanner />
        <main id="content" className={styles.main} aria-busy={navigation.state !== 'idle'}>
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      <BottomBar />
      <Suspense fallback={null}>
        {opened === 'palette' && <Palette onClose={() => setOpened(null)} />}
        {opened === 'keys' && <KeysHelp onClose={() => setOpened(null)} />}
      </Suspense>
      <ScrollRestoration />
    </div>
  )
}
