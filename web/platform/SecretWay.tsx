import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { paths } from '../paths.ts'
import { AppProblem } from './problem.ts'
import { hasRole, useMe } from './session.ts'

const isSecret = (error: unknown) => error instanceof AppProblem && [error.code, error.details.refusal].includes('document.secret')

/** Where a secret document was refused, the clerk goes on to the register, which says only that there is one. */
export function SecretWay({ error }: { error: unknown }) {
  return isSecret(error) ? <NoteSecret /> : null
}

export function NoteSecret() {
  const { t } = useTranslation('common')
  const { pathname } = useLocation()
  const me = useMe()
  if (!hasRole(me, 'clerk')) return null
  return <Link to={paths.noteSecret(pathname.startsWith(paths.register('incoming')) ? 'incoming' : 'outgoing')}>{t('noteSecret')}</Link>
}
