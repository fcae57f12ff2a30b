import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { query } from './api.ts'

/** The name of a document type in the language of the screen; papers, registers and exports bear the Vietnamese one. */
export function useTypeName(): (name: string) => string {
  const { i18n } = useTranslation()
  const english = i18n.language === 'en'
  const types = useQuery({ ...query('listDocumentTypes', {}), enabled: english }).data?.items
  return (name) => (english && types?.find((type) => type.name === name)?.nameEn) || name
}
