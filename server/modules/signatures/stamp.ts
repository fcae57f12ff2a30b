import { readFile } from 'node:fs/promises'
import { type Picture, readPicture } from '../../../lib/pades/picture.ts'
import { makeStampFont, type StampFont } from '../../../lib/pades/stamp-font.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { filesByIds, readBytes } from '../files/public.ts'

const faces = ['400Regular/Tinos_400Regular', '400Regular_Italic/Tinos_400Regular_Italic'] as const
let font: Promise<StampFont> | undefined

/** Tinos, read and prepared once a process (61 ms). */
export function stampFont(): Promise<StampFont> {
  font ??= Promise.all(faces.map((face) => readFile(new URL(import.meta.resolve(`@expo-google-fonts/tinos/${face}.ttf`))))).then(([regular, italic]) =>
    makeStampFont(new Uint8Array(regular as Buffer), new Uint8Array(italic as Buffer)),
  )
  return font
}

const mostPictures = 300
const pictures = new Map<string, Picture>()
/** A signature's or seal's picture, decoded once; files never change under their id. */
export async function pictureOf(ctx: Ctx, fileId: string | null | undefined): Promise<Picture | undefined> {
  if (!fileId) return undefined
  const known = pictures.get(fileId)
  if (known) return known
  const file = (await filesByIds(ctx.db, [fileId])).get(fileId)
  if (!file) return undefined
  const picture = await readPicture(new Uint8Array(await readBytes(ctx, file)))
  if (pictures.size >= mostPictures) pictures.clear()
  pictures.set(fileId, picture)
  return picture
}
