import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../../shared/ui/notice.tsx'
import classes from './card.module.css'
import { knowsPasskeys, type usePasskeySignIn } from './use-passkey-sign-in.ts'

interface PasskeyButtonProps {
  readonly passkey: ReturnType<typeof usePasskeySignIn>
  readonly disabled: boolean
}

/** "Utiliser une clé d’accès", where the browser knows of them. */
export function PasskeyButton({ passkey, disabled }: PasskeyButtonProps) {
  const { t } = useTranslation('identity')
  if (!knowsPasskeys()) return null
  return (
    <div className={classes.other}>
      {passkey.state === 'withdrawn' && (
        <Notice tone="info" role="status" title={t('passkey.withdrawnTitle')}>
          <p>{t('passkey.withdrawn')}</p>
        </Notice>
      )}
      <Button
        type="button"
        variant="default"
        fullWidth
        leftSection={<IconFingerprint size={20} aria-hidden />}
        loading={passkey.state === 'busy'}
        disabled={disabled}
        onClick={passkey.ask}
      >
        {t('passkey.signIn')}
      </Button>
    </div>
  )
}
