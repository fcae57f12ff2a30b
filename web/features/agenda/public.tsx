import { InvitationAgenda as Invitation } from './InvitationAgenda.tsx'

/** On a copy that is an invitation. Its texts are those of "agenda". */
export const InvitationAgenda = Invitation
