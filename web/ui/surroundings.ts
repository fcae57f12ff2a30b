import { type ComponentType, createContext, createElement, type MouseEventHandler, type ReactNode, useContext } from 'react'

type LinkProps = {
  to: string
  className?: string | undefined
  children?: ReactNode
  title?: string | undefined
  id?: string | undefined
  'aria-current'?: 'page' | undefined
  onClick?: MouseEventHandler<HTMLAnchorElement> | undefined
}
const PlainLink = ({ to, ...rest }: LinkProps) => createElement('a', { href: to, ...rest })

type Surroundings = {
  Link: ComponentType<LinkProps>
  /** The sentence of a problem. */
  useProblemText: () => (problem: unknown) => string
  /** Whether the screen hears of changes by itself. */
  useLive: () => boolean
}

/** ui/ knows neither router nor API: the app gives it what it needs of them. */
export const SurroundingsContext = createContext<Surroundings>({ Link: PlainLink, useProblemText: () => String, useLive: () => false })
export const useSurroundings = () => useContext(SurroundingsContext)
export const useLink = () => useSurroundings().Link
