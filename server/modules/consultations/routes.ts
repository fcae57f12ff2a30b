import * as comments from '../../../contract/comments.ts'
import * as contract from '../../../contract/consultations.ts'
import { type Route, serve, serveFile } from '../../platform/http.ts'
import { acceptOpinions } from './accept-opinions.ts'
import { addComment } from './add-comment.ts'
import { answerConsultation } from './answer-consultation.ts'
import { askMore } from './ask-more.ts'
import { askOpinions } from './ask-opinions.ts'
import { closeConsultation } from './close-consultation.ts'
import { consultationFile, opinionsXlsx } from './consultation-files.ts'
import { consultationTable } from './consultation-table.ts'
import { decideOpinion } from './decide-opinion.ts'
import { declineConsultation } from './decline-consultation.ts'
import { extendConsultation } from './extend-consultation.ts'
import { findAskable } from './find-askable.ts'
import { getConsultation } from './get-consultation.ts'
import { listComments } from './list-comments.ts'
import { publishOpinions } from './publish-opinions.ts'
import { remindAsked } from './remind-asked.ts'
import { resolveComment } from './resolve-comment.ts'

export const routes: Route[] = [
  serve(contract.askOpinions, (ctx, { params, body }) => askOpinions(ctx, params.id, body)),
  serve(contract.listConsultations, (ctx, { params }) => consultationTable(ctx, params.id)),
  serve(contract.findAskable, (ctx, { params, query }) => findAskable(ctx, params.id, query.q)),
  serve(contract.getConsultation, (ctx, { params }) => getConsultation(ctx, params.id)),
  serve(contract.answerConsultation, (ctx, { params, body }) => answerConsultation(ctx, params.id, body)),
  serve(contract.declineConsultation, (ctx, { params, body }) => declineConsultation(ctx, params.id, body)),
  serve(contract.remindAsked, (ctx, { params }) => remindAsked(ctx, params.id)),
  serve(contract.askMore, (ctx, { params, body }) => askMore(ctx, params.id, body.parties)),
  serve(contract.extendConsultation, (ctx, { params, body }) => extendConsultation(ctx, params.id, body)),
  serve(contract.closeConsultation, (ctx, { params }) => closeConsultation(ctx, params.id)),
  serve(contract.publishOpinions, (ctx, { params }) => publishOpinions(ctx, params.id)),
  serve(contract.decideOpinion, (ctx, { params, body }) => decideOpinion(ctx, params.id, body)),
  serve(contract.acceptOpinions, (ctx, { params, body }) => acceptOpinions(ctx, params.id, body)),
  serveFile(contract.consultationFile, (ctx, { params, query }) => consultationFile(ctx, params.id, { download: query.download !== undefined })),
  serveFile(contract.opinionsXlsx, (ctx, { params }) => opinionsXlsx(ctx, params.id)),
  serve(comments.listComments, (ctx, { params }) => listComments(ctx, params.id)),
  serve(comments.addComment, (ctx, { params, body }) => addComment(ctx, params.id, body)),
  serve(comments.resolveComment, (ctx, { params, body }) => resolveComment(ctx, params.id, body.resolved)),
]
