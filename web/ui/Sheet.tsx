import { lazy, Suspense } from 'react'
import type { SheetProps } from './SheetWindow.tsx'

const SheetWindow = lazy(async () => ({ default: (await import('./SheetWindow.tsx')).SheetWindow }))

/** The window comes when first needed: Mantine's Modal is no part of the first load. */
export function Sheet(props: SheetProps) {
  return (
    <Suspense fallback={null}>
      <SheetWindow {...props} />
    </Suspense>
  )
}
