import { readFileSync } from 'node:fs'

const faces = { regular: '400Regular/Tinos_400Regular', bold: '700Bold/Tinos_700Bold', italic: '400Regular_Italic/Tinos_400Regular_Italic' } as const
const known = new Map<string, Uint8Array>()

/** The font's bytes, read once. */
export function tinos(face: keyof typeof faces): Uint8Array {
  const bytes = known.get(face) ?? new Uint8Array(readFileSync(new URL(import.meta.resolve(`@expo-google-fonts/tinos/${faces[face]}.ttf`))))
  known.set(face, bytes)
  return bytes
}
