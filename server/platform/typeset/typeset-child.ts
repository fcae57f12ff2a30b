import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { NodeCompiler, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'
import { answerParent } from '../child/answer-parent.ts'
import type { Typeset, TypesetQuestion } from './typesetter.ts'

const require = createRequire(import.meta.url)
/** Typst reads TTF only; what it cannot find it replaces with a mere warning, which is a failure here. */
const fontBlobs = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) =>
  readFileSync(require.resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`)),
)
const compiler = NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontBlobs }] })
/** How many settings ago a part must have been used to stay in memory. */
const keptFor = 10

function typeset({ template, data, at }: TypesetQuestion): Typeset {
  const compiled = compiler.compile({ mainFileContent: template, inputs: { data } })
  const problems = compiled.takeError() ?? compiled.takeWarnings()
  const found: { message: string }[] = problems ? compiler.fetchDiagnostics(problems) : []
  const said = found.map((one) => one.message).join('; ')
  if (said || !compiled.result) return { ok: false, reason: said || 'no page was made' }
  const pdf = compiler.pdf(compiled.result, { pdfStandard: PdfStandard.A_2b, creationTimestamp: Math.floor(at / 1000) })
  compiler.evictCache(keptFor)
  return { ok: true, pdf: new Uint8Array(pdf) }
}

const said = (error: unknown) => (error instanceof Error ? error.message : String(error))

answerParent<TypesetQuestion, Typeset>(
  async (question) => {
    try {
      return typeset(question)
    } catch (error) {
      return { ok: false, reason: said(error) }
    }
  },
  async () => 0,
)
