import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, isResponseSerializationError } from 'fastify-type-provider-zod'
import { errorStatus, type Problem } from '../../contract/errors.ts'
import { AppError, fromDatabaseError } from './errors.ts'

type Known = Omit<Problem, 'requestId'>

function fromValidation(error: unknown): Known | undefined {
  if (!hasZodFastifySchemaValidationErrors(error)) return undefined
  const fields = error.validation.map((issue) => ({ path: issue.instancePath.split('/').filter(Boolean).join('.'), code: issue.keyword }))
  return { status: 400, code: 'request.invalid', fields }
}

function fromFastify(error: FastifyError): Known | undefined {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return { status: 413, code: 'request.too_large' }
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return { status: 415, code: 'request.media_type' }
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) return { status: error.statusCode, code: 'request.invalid' }
  return undefined
}

function fromSystem(error: unknown): Known | undefined {
  const code = (error as { code?: unknown } | null)?.code
  // Disk full, quota, or the size limit of the process: the client can try again after room is made.
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG') return { status: 507, code: 'file.no_space' }
  return undefined
}

/** Values that passed the shapes but that Postgres cannot hold: a zero character, a day that is not in the calendar, a number too large. */
const badValue = new Set(['22021', '22P02', '22P05', '22007', '22008', '22003', '22009'])
function fromPostgres(error: unknown): Known | undefined {
  const code = (error as { code?: unknown } | null)?.code
  if (typeof code !== 'string') return undefined
  if (badValue.has(code)) return { status: 400, code: 'request.invalid' }
  // An id that the client made and that stands already for something else.
  return code === '23505' ? { status: 409, code: 'act.id_used' } : undefined
}

function known(error: FastifyError): Known | undefined {
  const app = error instanceof AppError ? error : fromDatabaseError(error)
  if (app) return { status: errorStatus[app.kind], code: app.code, ...(app.details && { details: app.details }) }
  return fromValidation(error) ?? fromFastify(error) ?? fromSystem(error) ?? fromPostgres(error)
}

/** The code of what failed with one of many; undefined when nobody expected it. */
export const codeOfProblem = (error: unknown): string | undefined => known(error as FastifyError)?.code

export function answerProblems(fastify: FastifyInstance): void {
  const send = (reply: FastifyReply, problem: Problem) => {
    // A refusal before the whole body has come: what is still under way would be taken for the next request on this connection.
    if (!reply.request.raw.complete) void reply.header('connection', 'close')
    return reply.status(problem.status).type('application/problem+json').header('cache-control', 'no-store').serializer(JSON.stringify).send(problem)
  }

  fastify.setErrorHandler((error: FastifyError, request: FastifyRequest, reply: FastifyReply) => {
    const requestId = String(request.id)
    const problem = isResponseSerializationError(error) ? undefined : known(error)
    if (problem) return send(reply, { ...problem, requestId })
    // Whoever asked went away while the answer was under way: a preview that a newer one follows.
    if (error.code === 'ERR_STREAM_PREMATURE_CLOSE') request.log.debug({ err: error }, 'the answer was not awaited')
    else request.log.error({ err: error }, 'unexpected failure')
    return send(reply, { status: 500, code: 'internal', requestId })
  })
  fastify.setNotFoundHandler((request, reply) => send(reply, { status: 404, code: 'request.not_found', requestId: String(request.id) }))
}
