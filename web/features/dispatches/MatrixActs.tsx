import { useTranslation } from 'react-i18next'
import { ActButton } from '../../ui/ActButton.tsx'
import type { Dispatch } from './dispatches.ts'

export type MatrixSheet = 'withdraw' | 'recall' | 'supplement' | 'resend'

/** The quiet acts of a send; the red one stands beside the places it reminds. */
export function MatrixActs({ dispatch, onOpen }: { dispatch: Dispatch; onOpen: (sheet: MatrixSheet) => void }) {
  const { t } = useTranslation('dispatches')
  return (
    <>
      <ActButton quiet onClick={() => window.print()}>
        {t('matrix.print')}
      </ActButton>
      <ActButton onClick={() => window.open(dispatch.pdfUrl, '_blank', 'noopener')}>{t('matrix.pdf')}</ActButton>
      <ActButton href={dispatch.xlsxUrl} download>
        {t('matrix.xlsx')}
      </ActButton>
      {dispatch.can.supplement === true && <ActButton onClick={() => onOpen('supplement')}>{t('matrix.supplement')}</ActButton>}
      {dispatch.can.withdraw === true && <ActButton onClick={() => onOpen('withdraw')}>{t('matrix.withdraw')}</ActButton>}
      {dispatch.can.recall === true && <ActButton onClick={() => onOpen('recall')}>{t('recall.act')}</ActButton>}
    </>
  )
}
