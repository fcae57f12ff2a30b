import { z } from 'zod'
import { day, endpoint, id, sought } from './endpoint.ts'

export const search = endpoint('search', {
  summary: 'Ctrl+K: number or subject of what one may see, without diacritics; at most 20, newest first',
  auth: ['person'],
  query: z.object({ q: sought(200).min(1) }),
  reply: z.object({
    items: z.array(
      z.object({
        kind: z.enum(['document', 'delivery', 'dispatch']),
        id,
        code: z.string(),
        title: z.string(),
        on: day.nullable(),
        unitName: z.string(),
        markedTitle: z.string(),
      }),
    ),
  }),
  errors: [],
})
