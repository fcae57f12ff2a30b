import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { PageHeader } from '../../ui/PageHeader.tsx'
import { CalendarTab } from '../calendar/public.tsx'
import { ConformanceLink } from '../conformance/public.tsx'
import { ImportTab } from './ImportTab.tsx'
import styles from './organisation.module.css'
import { PeopleTab } from './PeopleTab.tsx'
import { ReadinessTab } from './ReadinessTab.tsx'
import { ReorganisationTab } from './ReorganisationTab.tsx'
import { SealsTab } from './SealsTab.tsx'
import { UnitsTab } from './UnitsTab.tsx'

const tabs = {
  readiness: ReadinessTab,
  units: UnitsTab,
  people: PeopleTab,
  seals: SealsTab,
  calendar: CalendarTab,
  reorganisation: ReorganisationTab,
  import: ImportTab,
} as const
type Tab = keyof typeof tabs
const isTab = (value: string | null): value is Tab => value !== null && value in tabs

export default function OrganisationPage() {
  const { t } = useTranslation('organisation')
  const [search, setSearch] = useSearchParams()
  const asked = search.get('muc')
  const tab: Tab = isTab(asked) ? asked : 'readiness'
  const Content = tabs[tab]
  return (
    <div className={styles.page}>
      <PageHeader title={t('title')} actions={<ConformanceLink />} />
      <nav className={styles.tabs} aria-label={t('title')}>
        {(Object.keys(tabs) as Tab[]).map((one) => (
          <button key={one} type="button" className={styles.tab} aria-current={one === tab ? 'page' : undefined} onClick={() => setSearch({ muc: one })}>
            {t(`tabs.${one}`)}
          </button>
        ))}
      </nav>
      <Content />
    </div>
  )
}
