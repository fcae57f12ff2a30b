import { z } from 'zod'
import { recipient } from './documents.ts'
import { endpoint, id, instant } from './endpoint.ts'

const params = z.object({ id })
export const previewForward = endpoint('previewForward', {
  summary: 'Whom the forwarding of a copy would reach, before the click; units that have the document already are named and left out',
  auth: ['person'],
  act: false,
  params,
  body: z.object({ recipients: z.array(recipient).max(500) }),
  reply: z.object({
    total: z.number(),
    forAction: z.number(),
    /** Nobody of them can sign in as clerk yet: the copy waits as "Chưa đến". */
    unreachable: z.array(z.object({ unitId: id, name: z.string() })),
    /** Issued it, or have a copy that was neither refused nor taken back. */
    already: z.array(z.object({ unitId: id, name: z.string() })),
  }),
  errors: ['delivery.not_found', 'recipient.unknown'],
})
export const forwardDelivery = endpoint('forwardDelivery', {
  summary: 'Chuyển tiếp: send the paper of an accepted copy on, unchanged, with its own receipt matrix. The client makes the id: a retry is the same send',
  auth: ['person'],
  params,
  body: z.object({
    id,
    /** Without them the receivers of the send that this one supplements. */
    recipients: z.array(recipient).max(500).optional(),
    message: z.string().trim().max(2000).optional(),
    /** An earlier forwarding of the same copy. */
    followsDispatchId: id.optional(),
  }),
  reply: z.object({ id, recipients: z.number(), forAction: z.number(), sentAt: instant }),
  errors: [
    'delivery.not_found',
    'delivery.not_permitted',
    'delivery.wrong_state',
    'document.recalled',
    'document.no_file',
    'dispatch.not_found',
    'dispatch.no_recipient',
    'dispatch.just_sent',
    'forward.all_have_it',
    'recipient.unknown',
    'file.send_too_large',
    'act.id_used',
  ],
})
