import type { Api } from '../../../contract/api.ts'
import type { CallInput, ReplyData } from '../../../contract/endpoint.ts'

export type Table = ReplyData<Api['listConsultations']>
export type Consultation = Table['items'][number]
export type Party = Consultation['parties'][number]
export type Opinion = Party['opinions'][number]
export type Decision = NonNullable<Opinion['decision']>
export type Request = ReplyData<Api['getConsultation']>
export type Mine = Request['mine'][number]
export type Found = ReplyData<Api['findAskable']>['items'][number]
export type Asked = CallInput<Api['askOpinions']>['body']['parties'][number]
export type Position = Opinion['position']

export const partyTone = { open: 'gold', answered: 'green', declined: 'quiet', closed: 'quiet' } as const
export const positionTone = { agree: 'green', agree_with_changes: 'gold', disagree: 'red', none: 'quiet' } as const
