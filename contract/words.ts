/** Closed lists that server, web and database share. Plain constants: the web may import this file as a value. */
export const urgencies = ['thuong', 'khan', 'thuong_khan', 'hoa_toc'] as const
export const documentStates = ['draft', 'submitted', 'signed', 'issued', 'voided'] as const
export const purposes = ['action', 'information'] as const
/** edXML status codes (DOMAIN 13.1); 00 is ours: not yet arrived. Others are kept and shown raw. */
export const deliveryStates = ['00', '01', '02', '03', '04', '05', '06', '13'] as const
/** Nothing is there to recall: refused, or taken back before. */
export const unrecallable = ['02', '13'] as const
/** Decree 30/2020 art. 21 k.2b: the lawful grounds of refusing a copy. */
export const refusalGrounds = ['not_authentic', 'altered', 'wrong_receiver'] as const
export const unitKinds = ['central', 'province', 'department', 'commune', 'residential_area', 'organisation'] as const
export const communeTypes = ['xa', 'phuong', 'dac_khu'] as const
export const roles = ['clerk', 'leader', 'officer', 'administrator'] as const
/** What a substitute does instead: review papers, sign them in his own block, or all a leader does. */
export const delegationScopes = ['review', 'sign', 'all'] as const
export const assignmentRoles = ['lead', 'support', 'information'] as const
export const cameBy = ['inside', 'exchange', 'mail', 'post', 'hand'] as const
/** Books of the records office (Decree 30/2020 Phụ lục IV): both registers, settlement follow-up, post, use of filed copies. */
/** Levels of secrecy by law (Mật, Tối mật, Tuyệt mật). */
export const secrecyLevels = ['mat', 'toi_mat', 'tuyet_mat'] as const
export const bookKinds = ['outgoing', 'incoming', 'settlement', 'post', 'copies'] as const
/** A requirement of Phụ lục VI, and a test that proves it. */
export const requirementStates = ['met', 'unmet', 'no_result'] as const
export const proofOutcomes = ['passed', 'failed', 'skipped'] as const
export const fileStates = ['receiving', 'checking', 'converting', 'ready', 'refused'] as const
export const deskGroups = [
  'returned',
  'refused',
  'fault',
  'review',
  'recalled',
  'sign',
  'seal',
  'send',
  'register',
  'submit',
  'instruct',
  'escalated',
  'assigned',
  'consult',
  'set_pin',
] as const
/** What a row of the desk does at once. */
export const deskActs = ['accept', 'start'] as const
/** Lists whose filters a person keeps under a name: both registers, the inbox, outgoing documents, what is looked for. */
export const savedLists = ['incoming', 'outgoing', 'inbox', 'documents', 'search'] as const
/** What an office may say of a day: a holiday, a weekday off in exchange, a Saturday worked in exchange. */
export const calendarKinds = ['holiday', 'off', 'working'] as const
/** Days off of the Labour Code 2019, art. 111 and 112. */
export const holidayNames = ['new_year', 'tet_eve', 'tet', 'hung_kings', 'reunification', 'labour', 'national', 'national_neighbour', 'compensation'] as const
/** Reports of handling: of what came in or went out, by whom, and what they count. */
export const reportKinds = ['incoming', 'outgoing'] as const
export const reportGroupings = ['department', 'person'] as const
export const reportFigures = [
  ...(['received', 'documents', 'copies', 'unaccepted', 'on_time', 'late', 'running', 'overdue', 'information', 'recalled', 'stopped'] as const),
] as const
/** When in the day a leader is somewhere, and what became of an entry of the agenda. */
export const agendaParts = ['morning', 'afternoon', 'evening', 'day'] as const
export const agendaStates = ['planned', 'cancelled', 'postponed'] as const
/** Of a request for opinions: the state of whoever is asked, the position of an opinion, what the drafter makes of it. */
export const consultPartyStates = ['open', 'answered', 'declined', 'closed'] as const
export const opinionPositions = ['agree', 'agree_with_changes', 'disagree', 'none'] as const
export const opinionDecisions = ['accepted', 'explained'] as const
/** Kinds of object that a reference may name. */
export const objectKinds = [
  'unit',
  'person',
  'document',
  'revision',
  'number',
  'register_entry',
  'dispatch',
  'delivery',
  'assignment',
  'submission',
  'instruction',
  'credential',
  'seal',
  'file',
  'reminder',
  'recall',
  'account',
  'issuer',
  'calendar_day',
  'consult_request',
  'comment',
  'post_item',
  'copy_use',
  'delegation',
  'agenda_entry',
  'agenda_version',
  'agenda_keeper',
] as const
export const communeScopes = [
  'all_communes',
  'all_wards',
  'all_special_zones',
  'all_rural_communes',
  'all_departments',
  'all_organisations',
  'all_residential_areas',
] as const

/** How a document changes an earlier one (Decree 30/2020 art. 18): thay thế, sửa đổi bổ sung, đính chính. */
export const amendmentRoles = ['replaces', 'amends', 'corrects'] as const

/** Limits of circulation, boxed on page 1: "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ". */
export const circulations = ['', 'return', 'internal'] as const
/** What of a DOCX could not be taken over. */
export const importWarnings = ['pictures', 'styles', 'other'] as const
/** What the format check may find (Decree 30/2020, Phụ lục I); lib/paper-check says by which rule. */
export const paperFindings = [
  'page_size',
  'page_landscape',
  'margin_top',
  'margin_bottom',
  'margin_left',
  'margin_right',
  'not_nfc',
  'page_number_first',
  'page_number_missing',
  'page_number_place',
  'nation_missing',
  'nation_spelling',
  'motto_missing',
  'motto_spelling',
  'parent_missing',
  'issuer_missing',
  'number_missing',
  'number_form',
  'number_printed',
  'notation_differs',
  'date_missing',
  'date_printed',
  'place_differs',
  'heading_missing',
  'heading_capitals',
  'subject_differs',
  'letter_subject_missing',
  'letter_subject_differs',
  'body_size',
  'basis_end',
  'end_mark',
  'uy_mixed',
  'authority_missing',
  'office_missing',
  'name_missing',
  'name_title',
  'addressed_missing',
  'addressed_end',
  'receivers_missing',
  'receivers_dash',
  'receivers_end',
  'keep_missing',
  'secret',
  'urgency_missing',
  'urgency_differs',
] as const
/** Why a paper is not checked: the Party's papers have rules of their own, a scan has no words. */
export const paperCheckHindrances = ['party_style', 'no_text'] as const

export type Urgency = (typeof urgencies)[number]
export type AmendmentRole = (typeof amendmentRoles)[number]
export type DocumentState = (typeof documentStates)[number]
export type Purpose = (typeof purposes)[number]
export type DeliveryState = (typeof deliveryStates)[number]
export type DeskGroup = (typeof deskGroups)[number]
export type DeskAct = (typeof deskActs)[number]
export type DelegationScope = (typeof delegationScopes)[number]
export type AgendaPart = (typeof agendaParts)[number]
export type AgendaState = (typeof agendaStates)[number]
export type ReportKind = (typeof reportKinds)[number]
export type ReportGrouping = (typeof reportGroupings)[number]
export type ReportFigure = (typeof reportFigures)[number]
export type Role = (typeof roles)[number]
export type SecrecyLevel = (typeof secrecyLevels)[number]
export type BookKind = (typeof bookKinds)[number]
export type ObjectKind = (typeof objectKinds)[number]
export type OpinionPosition = (typeof opinionPositions)[number]
export type OpinionDecision = (typeof opinionDecisions)[number]
