import { z } from 'zod'
import { endpoint, id, instant } from './endpoint.ts'

/** Fields of Decree 30/2020 Phụ lục VI part II, a part of a group by the group's name. */
export const metadataFields = [
  ...(['FileCode.OrganId', 'FileCode.FileCatalog', 'FileCode.FileNotation', 'DocOrdinal', 'TypeName', 'CodeNumber', 'CodeNotation'] as const),
  ...(['IssuedDate', 'OrganName', 'Subject', 'Language', 'PageAmount', 'Description', 'ArrivalDate', 'ArrivalNumber'] as const),
  ...(['SignerInfo.Position', 'SignerInfo.FullName', 'To.OrganId', 'To.OrganName', 'Priority', 'IssuedAmount', 'ToPlaces'] as const),
  ...(['TraceHeaderList', 'DueDate'] as const),
] as const
export const getMetadata = endpoint('getMetadata', {
  summary: 'All stored metadata of one registered document (outgoing) or copy (incoming), by the names of the decree, and who may read and has changed it',
  auth: ['person'],
  params: z.object({ kind: z.enum(['outgoing', 'incoming']), id }),
  reply: z.object({
    objectId: id,
    subject: z.string(),
    /** In the decree's order and numbers; a receiver's pair comes once for each receiver. */
    fields: z.array(z.object({ number: z.string(), name: z.enum(metadataFields), value: z.string() })),
    control: z.object({
      access: z.enum(['unit', 'named']),
      unitName: z.string(),
      /** Of a named document, besides the clerks. */
      people: z.array(z.string()),
      /** Of the file as it was registered: whatever is shown here belongs to these bytes. */
      sha256: z.string().nullable(),
      /** A tie to another document that was changed or ended says why and to which: number and notation. */
      changes: z.array(z.object({ id, name: z.string(), at: instant, who: z.string(), reason: z.string().nullable(), other: z.string().nullable() })),
    }),
  }),
  errors: ['register_entry.not_found'],
})
