import type { ReactNode } from 'react'
import type { Overlay } from '../../ui/PdfPage.tsx'
import { Answered } from './Answers.tsx'
import { HandlingSection as Section } from './HandlingSection.tsx'
import { type Handling, type Instruction, useHandling as loadHandling } from './handling.ts'
import { PenBar, PenTools } from './PenBar.tsx'
import { PenLayer } from './PenLayer.tsx'
import { type Pen, PenContext, usePenState } from './pen.ts'
import { SpokenFields } from './SpokenFields.tsx'
import { useSpoken as spokenAlong } from './spoken.ts'

/** What was said of a copy, its slip and its answers, as it now is. */
export const useHandling = (deliveryId: string) => loadHandling(deliveryId)
/** What is drawn on the pages of one copy, until an act takes it along. */
export const usePens = (): Pen => usePenState()
/** A voice note and what was drawn, for another act to take along; with `SpokenParts` as its fields. */
export const useSpoken = () => spokenAlong()

export const PenScope = ({ pen, children }: { pen: Pen; children: ReactNode }) => <PenContext value={pen}>{children}</PenContext>
/** What lies over the pages of a copy. */
export const penOverlay =
  (pen: Pen, instructions: readonly Instruction[]): Overlay =>
  (sheet) => <PenLayer sheet={sheet} pen={pen} instructions={instructions} />
export const PaperTools = ({ handling, pen }: { handling: Handling; pen: Pen }) => <PenTools handling={handling} pen={pen} />
export const PaperFoot = ({ deliveryId, pen }: { deliveryId: string; pen: Pen }) =>
  pen.drawing || pen.pages > 0 ? <PenBar deliveryId={deliveryId} pen={pen} /> : null

export const SpokenParts = ({ spoken }: { spoken: ReturnType<typeof spokenAlong> }) => <SpokenFields spoken={spoken} />
export const HandlingSection = (props: { deliveryId: string; unitId: string; handling: Handling }) => <Section {...props} />
export const AnswersWhat = (props: Parameters<typeof Answered>[0]) => <Answered {...props} />
