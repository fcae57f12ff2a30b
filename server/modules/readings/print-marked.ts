import { Readable } from 'node:stream'
import { type PersonActor, personOf } from '../../platform/actor.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { AppError } from '../../platform/errors.ts'
import type { FileReply } from '../../platform/http.ts'
import { mediaTypes } from '../../platform/inspect/media-types.ts'
import { paperFonts } from '../../platform/paper-fonts.ts'
import { kindOfPaper, type ReadyFile, readBytes } from '../files/public.ts'
import { unitsByIds } from '../organisation/public.ts'
import type { Reading } from './note-reading.ts'
import { noteReading } from './note-reading.ts'
import { markOf } from './rules.ts'

/** The paper to be printed, its name as a file and its number and notation, empty as long as it has none. */
export type Printed = { file: ReadyFile; name: string; code: string }

async function unitOf(ctx: Ctx, person: PersonActor, officeId: string): Promise<string> {
  const unitId = person.appointments.find((one) => one.officeId === officeId)?.unitId ?? officeId
  return (await unitsByIds(ctx.db, [unitId])).get(unitId)?.name ?? ''
}

/** Drawn for this print and kept nowhere: the next one says another time. The signed bytes are printed unchanged by their own address. */
export async function printMarked(ctx: Ctx, reading: Omit<Reading, 'what'>, { file, name, code }: Printed): Promise<FileReply> {
  const kind = kindOfPaper(file)
  if (!kind) throw new AppError('rule', 'file.cannot_mark')
  const person = personOf(ctx.actor)
  const mark = markOf({ fullName: person.fullName, unitName: await unitOf(ctx, person, reading.unitId), at: ctx.now, code })
  const paper = { bytes: new Uint8Array(await readBytes(ctx, file)), kind }
  const { regular } = await paperFonts()
  const bytes = await ctx.printer.print({ marked: { paper, mark, font: regular } }, person.personId).catch((error: unknown) => {
    ctx.log.warn({ error, fileId: file.id }, 'the paper cannot be marked')
    throw new AppError('rule', 'file.cannot_mark')
  })
  await noteReading(ctx, { ...reading, what: 'printed' })
  return { stream: Readable.from([Buffer.from(bytes)]), bytes: bytes.length, mediaType: mediaTypes.pdf, name, download: false }
}
