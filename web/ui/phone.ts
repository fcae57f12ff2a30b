import { useMediaQuery } from '@mantine/hooks'

/** Phone or not, known at the first render. */
export const usePhone = () => useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false })
