import { CalendarTab as Tab } from './CalendarTab.tsx'
import { DueField as Due } from './DueField.tsx'

/** A due date that knows working days. Its texts are those of "calendar". */
export const DueField = Due
/** The tab of the settings. */
export const CalendarTab = Tab
