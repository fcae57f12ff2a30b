import { readFile } from 'node:fs/promises'

const faces = ['400Regular/Tinos_400Regular', '700Bold/Tinos_700Bold'] as const
type Fonts = { regular: Uint8Array; bold: Uint8Array }
let fonts: Promise<Fonts> | undefined

/** The typeface of official papers, read once. */
export function paperFonts(): Promise<Fonts> {
  fonts ??= Promise.all(faces.map((face) => readFile(new URL(import.meta.resolve(`@expo-google-fonts/tinos/${face}.ttf`))))).then(([regular, bold]) => ({
    regular: new Uint8Array(regular as Buffer),
    bold: new Uint8Array(bold as Buffer),
  }))
  return fonts
}
