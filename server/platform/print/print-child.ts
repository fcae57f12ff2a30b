import { makeArrivalCopy } from '../../../lib/arrival-copy/make-arrival-copy.ts'
import { makeMarkedPrint } from '../../../lib/arrival-copy/make-marked-print.ts'
import { answerParent } from '../child/answer-parent.ts'
import type { Printed, PrintQuestion } from './printer.ts'

const said = (error: unknown) => (error instanceof Error ? error.message : String(error))

answerParent<PrintQuestion, Printed>(
  async (question) => {
    try {
      return { ok: true, pdf: await ('marked' in question ? makeMarkedPrint(question.marked) : makeArrivalCopy(question.arrival)) }
    } catch (error) {
      return { ok: false, reason: said(error) }
    }
  },
  async () => 0,
)
