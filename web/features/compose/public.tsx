import { lazy } from 'react'

export type { BodyNode } from './body.ts'

/** Editor and preview come when a paper is first written here: they are no part of the first load. */
export const BodyEditor = lazy(async () => ({ default: (await import('./editor/BodyEditor.tsx')).BodyEditor }))
export const PaperPreview = lazy(async () => ({ default: (await import('./preview/PaperPreview.tsx')).PaperPreview }))
