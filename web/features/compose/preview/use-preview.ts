import { useEffect, useState } from 'react'
import type { Api } from '../../../../contract/api.ts'
import type { CallInput } from '../../../../contract/endpoint.ts'
import { callForBytes } from '../../../platform/api.ts'
import type { AppProblem } from '../../../platform/problem.ts'

export type Paper = CallInput<Api['previewPaper']>['body']
/** So long nothing may change before the page is made anew. */
const restMs = 300
type Preview = { bytes: ArrayBuffer | undefined; problem: AppProblem | null; making: boolean }

/** The page of what is written now: asked for when writing rests, the newest answer wins, and what was there stays until then. */
export function usePreview(paper: Paper | null): Preview {
  const [preview, setPreview] = useState<Preview>({ bytes: undefined, problem: null, making: false })
  const asked = paper && JSON.stringify(paper)
  useEffect(() => {
    if (asked === null) return
    const left = new AbortController()
    const ask = async () => {
      setPreview((before) => ({ ...before, making: true }))
      try {
        const bytes = await callForBytes('previewPaper', { body: JSON.parse(asked) as Paper }, left.signal)
        if (!left.signal.aborted) setPreview({ bytes, problem: null, making: false })
      } catch (problem) {
        if (!left.signal.aborted) setPreview((before) => ({ ...before, problem: problem as AppProblem, making: false }))
      }
    }
    const timer = setTimeout(() => void ask(), restMs)
    return () => {
      clearTimeout(timer)
      left.abort()
    }
  }, [asked])
  return preview
}
