import { Button } from '@mantine/core'
import { IconDevices } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../../shared/format/format.ts'
import { useSignInWords } from '../../../shared/sign-ins/use-sign-in-words.ts'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import { forgetDevice } from '../api/factors.ts'
import { FactorGroup, FactorLine } from './factor-group.tsx'
import classes from './factors.module.css'
import type { GroupProps } from './factors-part.tsx'

/** "Appareils de confiance": browsers that are not asked, until when, and the end of it. */
export function TrustedGroup({ factors, onChange, onFailure }: GroupProps) {
  const { t } = useTranslation('factors')
  const format = useFormat()
  const { device: deviceName } = useSignInWords()
  const [busyId, setBusyId] = useState<string>()
  const forget = (id: string) => {
    setBusyId(id)
    forgetDevice(id)
      .then((now) => onChange(now, 'deviceForgotten'))
      .catch(onFailure)
      .finally(() => setBusyId(undefined))
  }
  return (
    <FactorGroup title={t('devices.title')} intro={t('devices.intro')}>
      <ul className={classes.lines}>
        {factors.trustedDevices.map((device) => (
          <FactorLine
            key={device.id}
            icon={<IconDevices size={22} />}
            name={deviceName(device)}
            mark={device.current && <StateLabel tone="success">{t('devices.current')}</StateLabel>}
            facts={[device.ip, t('devices.until', { date: format.instantDay(device.expiresAt) })]}
            actions={
              <Button
                variant="default"
                size="sm"
                loading={busyId === device.id}
                onClick={() => forget(device.id)}
              >
                {t('devices.forget')}
              </Button>
            }
          />
        ))}
      </ul>
    </FactorGroup>
  )
}
