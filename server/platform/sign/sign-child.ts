import { readFile } from 'node:fs/promises'
import { checkRevision } from '../../../lib/pades/check-revision.ts'
import { PadesError } from '../../../lib/pades/pades-error.ts'
import { prepareFields } from '../../../lib/pades/prepare-fields.ts'
import { makeStampFont } from '../../../lib/pades/stamp-font.ts'
import { startSignature } from '../../../lib/pades/start-signature.ts'
import { answerParent } from '../child/answer-parent.ts'
import type { SignAnswer, SignQuestion } from './pdf-signer.ts'

const tinos = async (face: string) => new Uint8Array(await readFile(new URL(import.meta.resolve(`@expo-google-fonts/tinos/${face}.ttf`))))
/** Read and cut once a process (61 ms). */
const font = await makeStampFont(await tinos('400Regular/Tinos_400Regular'), await tinos('400Regular_Italic/Tinos_400Regular_Italic'))

async function answer(question: SignQuestion): Promise<SignAnswer> {
  if ('prepare' in question) {
    const { before, fields } = question.prepare
    const prepared = await prepareFields(before, fields, font)
    // The library that reads and the code that writes may be wrong: what was made is read again before it counts.
    await checkRevision(before, prepared)
    return { prepared }
  }
  if ('start' in question) return { started: await startSignature(question.start.before, question.start.request, font) }
  await checkRevision(question.check.before, question.check.after)
  return { checked: true }
}

answerParent<SignQuestion, SignAnswer>(
  (question) =>
    answer(question).catch((error: unknown) => {
      if (error instanceof PadesError) return { refused: error.code }
      return { failed: error instanceof Error ? error.message : String(error) }
    }),
  async () => 0,
)
