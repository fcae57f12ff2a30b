import { useLocation, useSearchParams } from 'react-router'
import { reportFigures } from '../../../contract/words.ts'
import { useFormat } from '../../platform/format.ts'
import { type Asked, type Picked, periodOf } from './report.ts'

const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** What the address asks: which report, which days, by what, which figure is opened. */
export function useAsked() {
  const format = useFormat()
  const { pathname } = useLocation()
  const [search, setSearch] = useSearchParams()
  const month = periodOf('month', format.today())
  const [from, to] = [search.get('tu'), search.get('den')]
  const asked: Asked = {
    kind: pathname.endsWith('outgoing') ? 'outgoing' : 'incoming',
    by: search.get('theo') === 'person' ? 'person' : 'department',
    from: isDay(from) ? from : month.from,
    to: isDay(to) ? to : month.to,
  }
  const figure = reportFigures.find((one) => one === search.get('muc'))
  const picked: Picked | null = figure ? { figure, key: search.get('nhom') } : null
  const put = (change: Partial<Record<'tu' | 'den' | 'theo' | 'muc' | 'nhom', string | null>>) => {
    const next = new URLSearchParams(search)
    for (const [name, value] of Object.entries(change)) {
      if (value === null || value === '') next.delete(name)
      else next.set(name, value)
    }
    setSearch(next, { replace: true, preventScrollReset: true })
  }
  return { asked, picked, put }
}
