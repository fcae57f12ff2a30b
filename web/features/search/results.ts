import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue } from 'react'
import type { Api } from '../../../contract/api.ts'
import type { ReplyData } from '../../../contract/endpoint.ts'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'

export type Found = ReplyData<Api['search']>['items'][number]
const addresses = { document: paths.document, delivery: paths.delivery, dispatch: paths.matrix } as const
export const addressOf = (found: Found) => addresses[found.kind](found.id)

export function useFound(typed: string) {
  const q = useDeferredValue(typed.trim())
  return useQuery({ ...query('search', { query: { q } }), enabled: q !== '', placeholderData: keepPreviousData })
}
