/** The smallest grey JPEG: one block of 8 × 8 points. */
export function makeJpeg(): Uint8Array {
  const ones = (count: number) => Array.from({ length: count }, () => 1)
  const segment = (marker: number, ...body: number[]) => [0xff, marker, 0, body.length + 2, ...body]
  return new Uint8Array([
    ...[0xff, 0xd8],
    ...segment(0xe0, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0),
    ...segment(0xdb, 0, ...ones(64)),
    ...segment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x11, 0),
    ...segment(0xc4, 0x00, 1, ...Array.from({ length: 15 }, () => 0), 0),
    ...segment(0xc4, 0x10, 1, ...Array.from({ length: 15 }, () => 0), 0),
    ...segment(0xda, 1, 1, 0, 0, 63, 0),
    ...[0x3f, 0xff, 0xd9],
  ])
}
