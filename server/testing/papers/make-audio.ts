/** The first bytes of a voice note as a browser records it, with noise for the sound. */
export function makeVoiceNote(options: { container?: 'webm' | 'ogg' | 'm4a'; film?: boolean; bytes?: number } = {}): Buffer {
  const { container = 'webm', film = false, bytes = 2_000 } = options
  const heads = {
    webm: () => [Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84]), Buffer.from(`webm${film ? ' V_VP9' : ''} A_OPUS`)],
    ogg: () => [Buffer.from(`OggS${'\0'.repeat(24)}OpusHead${film ? ' theora' : ''}`)],
    m4a: () => [Buffer.from(`\0\0\0\u0018ftypM4A ${'\0'.repeat(16)}moov soun mp4a${film ? ' vide avc1' : ''}`, 'latin1')],
  }
  const head = Buffer.concat(heads[container]())
  return Buffer.concat([head, Buffer.alloc(Math.max(80, bytes - head.length), 7)])
}
