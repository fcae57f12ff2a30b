import { stat } from 'node:fs/promises'
import { answerParent } from '../child/answer-parent.ts'
import { inspectFile } from './inspect-file.ts'
import type { Inspection, InspectionQuestion } from './inspector.ts'

/** Parsers hold a file about four times (it, a copy, its text); the rest is for what it unpacks to. */
const timesItsSize = 5

async function room({ path }: InspectionQuestion): Promise<number> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  )
  return size * timesItsSize
}

answerParent<InspectionQuestion, Inspection>(({ path, name }) => inspectFile(path, name), room)
