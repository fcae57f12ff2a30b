import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { readPicture } from '../../lib/pades/picture.ts'

/** What a PNG shows, cut to what is drawn: its size and its colours. */
async function look(png: Uint8Array): Promise<string> {
  const { width, height, colour } = await readPicture(png)
  return `${width}x${height} ${inflateSync(colour).toString('base64')}`
}

/** Whether the pages of a PDF show these pictures, as poppler takes them out. */
export async function shownOn(pdf: Uint8Array, pictures: readonly Uint8Array[]): Promise<boolean[]> {
  const dir = mkdtempSync(join(tmpdir(), 'pictures-'))
  try {
    writeFileSync(join(dir, 'paper.pdf'), pdf)
    execFileSync('pdfimages', ['-png', join(dir, 'paper.pdf'), join(dir, 'picture')])
    const found = new Set<string>()
    for (const name of readdirSync(dir).filter((one) => one.endsWith('.png'))) found.add(await look(readFileSync(join(dir, name))))
    return await Promise.all(pictures.map(async (picture) => found.has(await look(picture))))
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
