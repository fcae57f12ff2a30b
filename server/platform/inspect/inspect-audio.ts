import type { Inspection } from './inspector.ts'
import { mediaTypes } from './media-types.ts'

/** Five minutes of speech as browsers record it are well below. */
const largestNote = 8 * 1024 * 1024
const headBytes = 64 * 1024

type Container = 'webm' | 'ogg' | 'm4a'
function containerOf(bytes: Buffer): Container | undefined {
  if (bytes.readUInt32BE(0) === 0x1a45dfa3) return 'webm'
  if (bytes.toString('latin1', 0, 4) === 'OggS') return 'ogg'
  return bytes.toString('latin1', 4, 8) === 'ftyp' ? 'm4a' : undefined
}

/** Speech alone, as browsers record it: Opus, or AAC where a device has nothing else. A picture that moves is no note. */
const heard: Record<Container, (head: string) => boolean> = {
  webm: (head) => head.includes('A_OPUS') && !/V_[A-Z]/.test(head),
  ogg: (head) => head.includes('OpusHead') && !head.includes('theora'),
  m4a: (head) => /soun/.test(head) && /Opus|mp4a/.test(head) && !/vide|avc1|hvc1|av01|vp09/.test(head),
}

/** A voice note by its content; undefined when it is no sound of a known kind. */
export function inspectAudio(bytes: Buffer): Inspection | undefined {
  const container = bytes.length > 64 ? containerOf(bytes) : undefined
  if (!container) return undefined
  if (!heard[container](bytes.toString('latin1', 0, headBytes))) return { ok: false, refusal: 'file.type_not_allowed' }
  if (bytes.length > largestNote) return { ok: false, refusal: 'file.audio_too_large' }
  return { ok: true, mediaType: mediaTypes[container] }
}
