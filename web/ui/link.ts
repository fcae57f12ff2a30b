import { type ComponentType, createContext, createElement, type MouseEventHandler, type ReactNode, useContext } from 'react'

export type LinkProps = {
  to: string
  className?: string | undefined
  children?: ReactNode
  title?: string | undefined
  id?: string | undefined
  'aria-current'?: 'page' | undefined
  onClick?: MouseEventHandler<HTMLAnchorElement> | undefined
}
const PlainLink = ({ to, ...rest }: LinkProps) => createElement('a', { href: to, ...rest })

/** ui/ knows no router: the app gives it the link to use. */
export const LinkContext = createContext<ComponentType<LinkProps>>(PlainLink)
export const useLink = () => useContext(LinkContext)
