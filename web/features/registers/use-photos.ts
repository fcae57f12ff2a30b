import { useRef, useState } from 'react'
import { newId } from '../../platform/ids.ts'
import { mostPhotos, moved, type Photo, PhotoError, type PhotoRefusal, readPhoto } from './photos.ts'

export type Refused = { id: string; name: string; refusal: PhotoRefusal }
/** The same photo may be chosen twice: each refusal has an id of its own. */
const refuse = ({ name }: File, refusal: PhotoRefusal): Refused => ({ id: newId(), name, refusal })

async function readOne(file: File, mostBytes: number): Promise<Photo | Refused> {
  try {
    return await readPhoto(file, mostBytes)
  } catch (error) {
    // What a browser trips over while it unpacks a photo is a broken photo.
    return refuse(file, error instanceof PhotoError ? error.refusal : 'broken')
  }
}

/** Photos in the order of the pages; read one after the other, for the memory of a phone. */
export function usePhotos(mostBytes: number, onChange: () => void) {
  const [list, setList] = useState<readonly Photo[]>([])
  const [refused, setRefused] = useState<readonly Refused[]>([])
  const [reading, setReading] = useState<{ n: number; of: number } | null>(null)
  const count = useRef(0)
  const change = (next: (old: readonly Photo[]) => readonly Photo[]) => {
    onChange()
    setList((old) => {
      const changed = next(old)
      count.current = changed.length
      return changed
    })
  }
  const add = async (files: readonly File[]) => {
    const room = Math.max(0, mostPhotos - count.current)
    const wanted = files.slice(0, room)
    setRefused(files.slice(room).map((file) => refuse(file, 'tooMany')))
    for (const [index, file] of wanted.entries()) {
      setReading({ n: index + 1, of: wanted.length })
      const read = await readOne(file, mostBytes)
      if ('refusal' in read) setRefused((old) => [...old, read])
      else change((old) => [...old, read])
    }
    setReading(null)
  }
  return {
    list,
    refused,
    reading,
    add,
    bytes: list.reduce((sum, photo) => sum + photo.jpeg.size, 0),
    move: (index: number, by: -1 | 1) => change((old) => moved(old, index, by)),
    remove: (id: string) => change((old) => old.filter((photo) => photo.id !== id)),
    clear: () => {
      count.current = 0
      setList([])
      setRefused([])
    },
  }
}
export type Photos = ReturnType<typeof usePhotos>
