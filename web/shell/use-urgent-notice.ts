import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { paths } from '../paths.ts'
import { query } from '../platform/api.ts'
import { useToast } from '../ui/Toast.tsx'
import { countUrgent, titleOf, urgentNews } from './urgent.ts'

/** An urgent arrival is told apart from all others: in words on whatever page is open, and in the title of the tab. */
export function useUrgentNotice(): void {
  const { t } = useTranslation('common')
  const toast = useToast()
  const desk = useQuery(query('getDesk', {})).data
  const seen = useRef<Set<string>>(undefined)
  useEffect(() => {
    if (!desk) return
    const before = seen.current
    seen.current = new Set([...(before ?? []), ...desk.items.map((item) => item.objectId)])
    const news = before ? urgentNews(before, desk.items) : []
    const [first] = news
    if (!first) return
    const words = news.length === 1 ? t('urgent.one', { urgency: t(`urgency.${first.urgency}`), title: first.title }) : t('urgent.many', { count: news.length })
    toast(words, 'urgent', first.objectKind === 'delivery' && news.length === 1 ? paths.delivery(first.objectId) : paths.desk())
  }, [desk, t, toast])
  useEffect(() => {
    const urgent = desk ? countUrgent(desk.items) : 0
    document.title = titleOf('Nhịp Cầu', desk?.total ?? 0, urgent > 0 ? t('urgent.waiting', { count: urgent }) : null)
    return () => {
      document.title = 'Nhịp Cầu'
    }
  }, [desk, t])
}
