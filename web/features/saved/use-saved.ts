import { useQuery } from '@tanstack/react-query'
import { query } from '../../platform/api.ts'

export const useSaved = () => useQuery(query('listSavedSearches', {}))
