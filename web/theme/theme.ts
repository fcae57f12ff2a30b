import { createTheme, type MantineColorsTuple } from '@mantine/core'
import '@mantine/core/styles/baseline.css'
import '@mantine/core/styles/default-css-variables.css'
import '@mantine/core/styles/global.css'
import './fonts.css'
import './tokens.css'
import './global.css'

const same = (color: string): MantineColorsTuple => [color, color, color, color, color, color, color, color, color, color]

/** Mantine's theme from the values of tokens.css. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '700' },
  primaryColor: 'red',
  colors: { red: same('#b3202a'), blue: same('#1d5a94') },
  black: '#1d1a17',
  white: '#ffffff',
  defaultRadius: '10px',
  focusRing: 'never',
  respectReducedMotion: true,
})
