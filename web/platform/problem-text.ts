import { useCallback } from 'react'
import { useTranslation } from 'react-i18next'
import { AppProblem } from './problem.ts'

/** The sentence of a problem, by its code; an unknown code is shown beside a general sentence. */
export function useProblemText(): (problem: unknown) => string {
  const { i18n } = useTranslation('errors')
  return useCallback(
    (problem) => {
      const { code = 'internal' } = (problem ?? {}) as { code?: string }
      const refusal = problem instanceof AppProblem ? problem.details.refusal : undefined
      const known = [refusal, code].find((one): one is string => typeof one === 'string' && i18n.exists(one, { ns: 'errors' }))
      const details = problem instanceof AppProblem ? problem.details : {}
      return i18n.getFixedT(null, 'errors')((known ?? 'other') as 'other', { ...details, code })
    },
    [i18n],
  )
}
