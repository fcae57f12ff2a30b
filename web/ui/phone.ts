import { useMediaQuery } from '@mantine/hooks'

/** Phone or not, known at the first render. */
export const usePhone = () => useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
/** Too narrow for writing and the page side by side. */
export const useNarrow = () => useMediaQuery('(max-width: 1179px)', false, { getInitialValueInEffect: false })
/** Worked by the finger: there is a camera at hand. */
export const useTouch = () => useMediaQuery('(pointer: coarse)', false, { getInitialValueInEffect: false })
