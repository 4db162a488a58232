import { Anchor, Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from '../ui/notice.tsx'
import classes from './france-connect-button.module.css'
import { leaveForFranceConnect } from './franceconnect-calls.ts'
import { useFranceConnectWords } from './use-france-connect-words.ts'

interface FranceConnectButtonProps {
  /** Where to go once signed in. */
  readonly returnTo?: string
  readonly remember?: boolean
  /** Ask there anew who one is. */
  readonly choose?: boolean
}

/** "S’identifier avec FranceConnect", in words alone: the State’s own button is reserved to whom it has admitted. */
export function FranceConnectButton({
  returnTo = '/',
  remember = false,
  choose = false,
}: FranceConnectButtonProps) {
  const { t } = useTranslation('common')
  const words = useFranceConnectWords()
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const leave = () => {
    setBusy(true)
    setFailure(undefined)
    leaveForFranceConnect({ intent: 'sign-in', returnTo }, { remember, choose }).catch((error: unknown) => {
      setBusy(false)
      setFailure(error)
    })
  }
  return (
    <div className={classes.part}>
      {failure !== undefined && (
        <Notice tone="danger" role="alert" title={t('franceConnect.failed.title')}>
          <p>{words(failure)}</p>
        </Notice>
      )}
      <Button
        type="button"
        variant="default"
        leftSection={<IconShieldCheck size={20} aria-hidden />}
        loading={busy}
        onClick={leave}
      >
        {t('franceConnect.button')}
      </Button>
      <Anchor
        className={classes.about}
        href="https://franceconnect.gouv.fr/"
        target="_blank"
        rel="noopener noreferrer"
      >
        {t('franceConnect.about')}
      </Anchor>
    </div>
  )
}
