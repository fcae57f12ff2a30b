import { IconBook2, IconBuildingCommunity, IconCalendarWeek, IconInbox, IconListCheck, IconSend, IconSignature, IconTableRow } from '@tabler/icons-react'
import type { ComponentType } from 'react'
import { paths } from '../paths.ts'
import type { Me } from '../platform/session.ts'

type NavName = 'desk' | 'sign' | 'inbox' | 'outgoing' | 'sent' | 'registers' | 'agenda' | 'organisation'
export type NavItem = {
  name: NavName
  to: string
  Icon: ComponentType<{ size?: number; stroke?: number }>
  count?: 'desk' | 'inbox' /** Where else one is when one is here. */
  under?: readonly string[]
}

const items: Record<NavName, NavItem> = {
  desk: { name: 'desk', to: paths.desk(), Icon: IconListCheck, count: 'desk' },
  sign: { name: 'sign', to: paths.signStack(), Icon: IconSignature },
  inbox: { name: 'inbox', to: paths.inbox(), Icon: IconInbox, count: 'inbox', under: ['/deliveries'] },
  outgoing: { name: 'outgoing', to: paths.outgoing(), Icon: IconSend, under: ['/documents', '/seal'] },
  sent: { name: 'sent', to: paths.overview(), Icon: IconTableRow },
  registers: { name: 'registers', to: paths.register('incoming'), Icon: IconBook2, under: ['/registers', '/reports'] },
  agenda: { name: 'agenda', to: paths.agenda(), Icon: IconCalendarWeek },
  organisation: { name: 'organisation', to: paths.organisation(), Icon: IconBuildingCommunity },
}

/** Only what works for this person. */
export function navFor(me: Me): NavItem[] {
  const has = (role: Me['offices'][number]['roles'][number]) => me.offices.some((office) => office.roles.includes(role))
  const works = has('clerk') || has('leader') || has('officer')
  const names: (NavName | false)[] = [
    'desk',
    has('leader') && 'sign',
    works && 'inbox',
    works && 'outgoing',
    works && 'sent',
    works && 'registers',
    me.offices.length > 0 && 'agenda',
    has('administrator') && 'organisation',
  ]
  return names.filter((name) => name !== false).map((name) => items[name])
}

export function isHere({ to, under = [] }: NavItem, pathname: string): boolean {
  if (to === paths.desk()) return pathname === to
  return [to, ...under].some((prefix) => pathname === prefix || pathname.startsWith(`${prefix}/`))
}

const onThePhone: readonly NavName[] = ['desk', 'inbox', 'sign', 'outgoing', 'organisation']
/** The three that stand beside "more" in the hand. */
export const barFor = (all: readonly NavItem[]) => onThePhone.flatMap((name) => all.filter((item) => item.name === name)).slice(0, 3)
