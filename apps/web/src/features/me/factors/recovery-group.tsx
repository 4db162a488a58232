import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import type { Factors } from '../api/factors.ts'
import { FactorGroup } from './factor-group.tsx'
import classes from './factors.module.css'

const FEW = 3

interface RecoveryGroupProps {
  readonly factors: Factors
  /** They are being made. */
  readonly making: boolean
  readonly onMake: () => Promise<void>
}

/** "Codes de secours": how many are left, and new ones. */
export function RecoveryGroup({ factors: { recoveryCodes }, making, onMake }: RecoveryGroupProps) {
  const { t } = useTranslation('factors')
  const format = useFormat()
  const make = () => void onMake()
  return (
    <FactorGroup
      title={t('codes.title')}
      intro={t('codes.groupIntro')}
      actions={
        <Button size="sm" variant={recoveryCodes ? 'default' : 'filled'} loading={making} onClick={make}>
          {t(recoveryCodes ? 'codes.renew' : 'codes.make')}
        </Button>
      }
    >
      {making && (
        <p role="status" className={classes.making}>
          {t('codes.making')}
        </p>
      )}
      {recoveryCodes === null && !making && (
        <Notice tone="warning" title={t('codes.noneTitle')}>
          <p>{t('codes.none')}</p>
        </Notice>
      )}
      {recoveryCodes !== null && (
        <p>
          {t('codes.left', {
            count: recoveryCodes.left,
            total: recoveryCodes.total,
            date: format.instantDay(recoveryCodes.createdAt),
          })}
        </p>
      )}
      {recoveryCodes !== null && recoveryCodes.left <= FEW && (
        <Notice tone="warning" title={t('codes.fewTitle')}>
          <p>{t('codes.few')}</p>
        </Notice>
      )}
    </FactorGroup>
  )
}
