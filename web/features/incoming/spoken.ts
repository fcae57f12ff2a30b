import { useState } from 'react'
import type { Api } from '../../../contract/api.ts'
import type { CallInput } from '../../../contract/endpoint.ts'
import { uploadFile } from '../../platform/uploads.ts'
import { usePen } from './pen.ts'
import type { Note } from './recorder.ts'

type Parts = Pick<CallInput<Api['giveInstruction']>['body'], 'audio' | 'pens'>

/** A voice note and what was drawn, to go along with an act. */
export function useSpoken() {
  const pen = usePen()
  const [note, setNote] = useState<Note | null>(null)
  const drop = () => {
    if (note) URL.revokeObjectURL(note.url)
    setNote(null)
  }
  return {
    note,
    setNote,
    drop,
    pages: pen?.pages ?? 0,
    isEmpty: note === null && (pen?.pages ?? 0) === 0,
    /** Sends the files; what the act names then. */
    async send(): Promise<Parts> {
      const audio = note ? { fileId: (await uploadFile(note.file)).id, seconds: note.seconds } : undefined
      const pens = pen && pen.pages > 0 ? await pen.upload() : undefined
      return { ...(audio && { audio }), ...(pens && { pens }) }
    },
    done() {
      drop()
      pen?.clear()
    },
  }
}
export type Spoken = ReturnType<typeof useSpoken>
