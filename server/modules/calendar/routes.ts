import * as contract from '../../../contract/calendar.ts'
import { type Route, serve } from '../../platform/http.ts'
import { getCalendar } from './get-calendar.ts'
import { removeDay } from './remove-day.ts'
import { setDay } from './set-day.ts'

export const routes: readonly Route[] = [
  serve(contract.getCalendar, (ctx, { query }) => getCalendar(ctx, query.year)),
  serve(contract.setCalendarDay, (ctx, { body }) => setDay(ctx, body)),
  serve(contract.removeCalendarDay, (ctx, { params, body }) => removeDay(ctx, params.id, body.reason)),
]
