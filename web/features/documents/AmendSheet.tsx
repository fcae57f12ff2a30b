import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { amendmentRoles } from '../../../contract/words.ts'
import { paths } from '../../paths.ts'
import { ActButton } from '../../ui/ActButton.tsx'
import { Sheet } from '../../ui/Sheet.tsx'
import styles from './amended.module.css'
import type { DocumentDetail } from './draft.ts'

/** Whether the new document replaces, amends or corrects the one that is shown; the form begins with what follows from it. */
export function AmendSheet({ document, onClose }: { document: DocumentDetail; onClose: () => void }) {
  const { t } = useTranslation('amendments')
  const navigate = useNavigate()
  const [role, setRole] = useState<(typeof amendmentRoles)[number]>('replaces')
  return (
    <Sheet title={t('title')} opened onClose={onClose}>
      <p className={styles.lead}>{t('lead', { code: document.code })}</p>
      <fieldset className={styles.choices}>
        <legend>{t('what')}</legend>
        {amendmentRoles.map((one) => (
          <label key={one} className={styles.choice}>
            <input type="radio" name="role" checked={role === one} onChange={() => setRole(one)} />
            {t(`role.${one}`)}
          </label>
        ))}
      </fieldset>
      <ActButton primary wide onClick={() => void navigate(paths.amend(document.id, role))}>
        {t('confirm')}
      </ActButton>
    </Sheet>
  )
}
