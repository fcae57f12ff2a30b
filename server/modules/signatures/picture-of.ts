import { type Picture, readPicture } from '../../../lib/pades/picture.ts'
import type { Ctx } from '../../platform/ctx.ts'
import { filesByIds, readBytes } from '../files/public.ts'

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
