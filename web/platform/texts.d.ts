import type agenda from '../../locales/vi/agenda.json'
import type amendments from '../../locales/vi/amendments.json'
import type answers from '../../locales/vi/answers.json'
import type approvals from '../../locales/vi/approvals.json'
import type books from '../../locales/vi/books.json'
import type calendar from '../../locales/vi/calendar.json'
import type common from '../../locales/vi/common.json'
import type compose from '../../locales/vi/compose.json'
import type conformance from '../../locales/vi/conformance.json'
import type consultations from '../../locales/vi/consultations.json'
import type delegations from '../../locales/vi/delegations.json'
import type desk from '../../locales/vi/desk.json'
import type dispatches from '../../locales/vi/dispatches.json'
import type documents from '../../locales/vi/documents.json'
import type errors from '../../locales/vi/errors.json'
import type forwarding from '../../locales/vi/forwarding.json'
import type groups from '../../locales/vi/groups.json'
import type identity from '../../locales/vi/identity.json'
import type incoming from '../../locales/vi/incoming.json'
import type many from '../../locales/vi/many.json'
import type organisation from '../../locales/vi/organisation.json'
import type papercheck from '../../locales/vi/papercheck.json'
import type photos from '../../locales/vi/photos.json'
import type registers from '../../locales/vi/registers.json'
import type reorganisation from '../../locales/vi/reorganisation.json'
import type reports from '../../locales/vi/reports.json'
import type saved from '../../locales/vi/saved.json'
import type sealing from '../../locales/vi/sealing.json'
import type search from '../../locales/vi/search.json'
import type secret from '../../locales/vi/secret.json'
import type signatures from '../../locales/vi/signatures.json'
import type trace from '../../locales/vi/trace.json'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    returnNull: false
    resources: {
      agenda: typeof agenda
      calendar: typeof calendar
      saved: typeof saved
      many: typeof many
      books: typeof books
      common: typeof common
      conformance: typeof conformance
      consultations: typeof consultations
      compose: typeof compose
      amendments: typeof amendments
      answers: typeof answers
      approvals: typeof approvals
      common: typeof common
      delegations: typeof delegations
      desk: typeof desk
      dispatches: typeof dispatches
      documents: typeof documents
      errors: typeof errors
      forwarding: typeof forwarding
      groups: typeof groups
      identity: typeof identity
      incoming: typeof incoming
      organisation: typeof organisation
      secret: typeof secret
      papercheck: typeof papercheck
      photos: typeof photos
      registers: typeof registers
      reorganisation: typeof reorganisation
      reports: typeof reports
      sealing: typeof sealing
      search: typeof search
      signatures: typeof signatures
      trace: typeof trace
    }
  }
}
