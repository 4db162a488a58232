import { Button } from '@mantine/core'
import { IconDeviceMobile } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { beginTotp, removeTotp, renameTotp, type TotpOffer } from '../api/factors.ts'
import { RemoveDialog, RenameDialog } from './factor-dialogs.tsx'
import { FactorGroup, FactorLine } from './factor-group.tsx'
import classes from './factors.module.css'
import type { GroupProps } from './factors-part.tsx'
import { TotpDialog } from './totp-dialog.tsx'
import { useFactorFacts } from './use-factor-facts.ts'

/** "Application d’authentification": added, named, replaced, removed. */
export function TotpGroup({ factors, proof, onChange, onFailure }: GroupProps) {
  const { t } = useTranslation('factors')
  const factsOf = useFactorFacts()
  const [busy, setBusy] = useState(false)
  const [offer, setOffer] = useState<TotpOffer>()
  const [dialog, setDialog] = useState<'rename' | 'remove'>()
  const { totp } = factors
  const name = totp?.name ?? t('totp.title')
  const close = () => setDialog(undefined)
  const begin = () => {
    setBusy(true)
    proof
      .run(beginTotp)
      .then(setOffer)
      .catch(onFailure)
      .finally(() => setBusy(false))
  }
  return (
    <FactorGroup
      title={t('totp.title')}
      intro={t('totp.intro')}
      actions={
        totp === null && (
          <Button size="sm" loading={busy} onClick={begin}>
            {t('totp.add')}
          </Button>
        )
      }
    >
      {totp !== null && (
        <ul className={classes.lines}>
          <FactorLine
            icon={<IconDeviceMobile size={22} />}
            name={name}
            facts={factsOf(totp)}
            actions={
              <>
                <Button variant="default" size="sm" onClick={() => setDialog('rename')}>
                  {t('renameIt')}
                </Button>
                <Button variant="default" size="sm" loading={busy} onClick={begin}>
                  {t('totp.replace')}
                </Button>
                <Button variant="default" size="sm" onClick={() => setDialog('remove')}>
                  {t('remove')}
                </Button>
              </>
            }
          />
        </ul>
      )}
      {offer && (
        <TotpDialog
          offer={offer}
          onClose={() => setOffer(undefined)}
          onConfirmed={(now) => onChange(now, 'totpAdded')}
        />
      )}
      {dialog === 'rename' && (
        <RenameDialog
          name={totp?.name ?? ''}
          rename={renameTotp}
          onClose={close}
          onRenamed={(now) => onChange(now, 'renamed')}
        />
      )}
      {dialog === 'remove' && (
        <RemoveDialog
          title={t('totp.removeTitle')}
          body={t('totp.removeBody')}
          remove={() => proof.run(removeTotp)}
          onClose={close}
          onRemoved={(now) => onChange(now, 'totpRemoved')}
        />
      )}
    </FactorGroup>
  )
}
