export type Part = { text: string; hit: boolean }

/** `<mark>` around what was found, as parts: the screen makes elements of them, never markup of the text. */
export function partsOf(marked: string): Part[] {
  const parts: Part[] = []
  let hit = false
  for (const piece of marked.split(/(<\/?mark>)/)) {
    if (piece === '<mark>' || piece === '</mark>') hit = piece === '<mark>'
    else if (piece !== '') parts.push({ text: piece, hit })
  }
  return parts
}
