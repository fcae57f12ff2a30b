import { z } from 'zod'
import { clean, endpoint, id, none, words } from './endpoint.ts'
import { savedLists } from './words.ts'

const saved = z.object({ id, list: z.enum(savedLists), name: z.string(), query: z.string(), isDefault: z.boolean() })
export const listSavedSearches = endpoint('listSavedSearches', {
  summary: "The signed-in person's saved searches, by name",
  auth: ['person'],
  reply: z.object({ items: z.array(saved) }),
  errors: [],
})
export const saveSearch = endpoint('saveSearch', {
  summary: 'Keep the filters of a list under a name, rename them, or have the list open with them; for oneself alone, at most 50',
  auth: ['person'],
  params: z.object({ id }),
  body: z.strictObject({ list: z.enum(savedLists), name: words(80), query: z.string().overwrite(clean).trim().max(1000), isDefault: z.boolean() }),
  reply: saved,
  errors: ['saved_search.not_found', 'saved_search.name_taken', 'saved_search.limit_reached'],
})
export const removeSavedSearch = endpoint('removeSavedSearch', {
  summary: 'Remove a saved search',
  auth: ['person'],
  params: z.object({ id }),
  reply: none,
  errors: ['saved_search.not_found'],
})
