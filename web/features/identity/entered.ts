import { useNavigate } from 'react-router'
import { paths } from '../../paths.ts'
import { query } from '../../platform/api.ts'
import { forgetEverything } from '../../platform/kept.ts'
import { queryClient } from '../../platform/query-client.ts'
import type { Me } from '../../platform/session.ts'

/** Only addresses of this app, never those of elsewhere. */
const inside = (next: string | null) => (next?.startsWith('/') && !next.startsWith('//') ? next : paths.desk())

/** Goes on as the person who has just proved who he is; nothing of the one before is left. */
export function useEntered() {
  const navigate = useNavigate()
  return async (me: Me, next: string | null) => {
    await forgetEverything(me)
    queryClient.setQueryData(query('getSession', {}).queryKey, me)
    await navigate(me.mustChangePassword ? paths.newPassword() : inside(next), { replace: true })
  }
}
