import { type ProviderIcon, passkeyProvider } from '@guichet/domain/passkey-providers'
import { Button } from '@mantine/core'
import {
  IconBrandApple,
  IconBrandGoogle,
  IconBrandWindows,
  IconBrowser,
  IconFingerprint,
  IconLock,
  IconUsb,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isAlreadyThere, isWithdrawn } from '../../../shared/browser/passkey-errors.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import { addPasskey, type Factors, removePasskey, renamePasskey } from '../api/factors.ts'
import { RemoveDialog, RenameDialog } from './factor-dialogs.tsx'
import { FactorGroup, FactorLine } from './factor-group.tsx'
import classes from './factors.module.css'
import type { GroupProps } from './factors-part.tsx'
import { useFactorFacts } from './use-factor-facts.ts'

type Passkey = Factors['passkeys'][number]

const ICONS: Readonly<Record<ProviderIcon, typeof IconLock>> = {
  apple: IconBrandApple,
  google: IconBrandGoogle,
  windows: IconBrandWindows,
  browser: IconBrowser,
  manager: IconLock,
  'security-key': IconUsb,
  unknown: IconFingerprint,
}

function PasskeyLine({
  passkey,
  proof,
  onChange,
}: Omit<GroupProps, 'factors'> & { readonly passkey: Passkey }) {
  const { t } = useTranslation('factors')
  const factsOf = useFactorFacts()
  const [dialog, setDialog] = useState<'rename' | 'remove'>()
  const { id, name, aaguid, synced } = passkey
  const provider = passkeyProvider(aaguid)
  const Icon = ICONS[provider?.icon ?? 'unknown']
  const close = () => setDialog(undefined)
  const kept = provider && provider.name !== name ? [provider.name] : []
  return (
    <>
      <FactorLine
        icon={<Icon size={22} />}
        name={name}
        facts={[...kept, t(synced ? 'passkeys.synced' : 'passkeys.bound'), ...factsOf(passkey)]}
        actions={
          <>
            <Button variant="default" size="sm" onClick={() => setDialog('rename')}>
              {t('renameIt')}
            </Button>
            <Button variant="default" size="sm" onClick={() => setDialog('remove')}>
              {t('remove')}
            </Button>
          </>
        }
      />
      {dialog === 'rename' && (
        <RenameDialog
          name={name}
          rename={(next) => renamePasskey(id, next)}
          onClose={close}
          onRenamed={(now) => onChange(now, 'renamed')}
        />
      )}
      {dialog === 'remove' && (
        <RemoveDialog
          title={t('passkeys.removeTitle', { name })}
          body={t('passkeys.removeBody')}
          remove={() => proof.run((password) => removePasskey(id, password))}
          onClose={close}
          onRemoved={(now) => onChange(now, 'passkeyRemoved')}
        />
      )}
    </>
  )
}

const canMakePasskeys = () => typeof window.PublicKeyCredential === 'function'

/** "Clés d’accès": several, each with its name, who keeps it and when it last served. */
export function PasskeyGroup(props: GroupProps) {
  const { t } = useTranslation('factors')
  const { factors, proof, onChange, onFailure } = props
  const [busy, setBusy] = useState(false)
  const [told, setTold] = useState<'withdrawn' | 'there'>()
  const add = () => {
    setBusy(true)
    setTold(undefined)
    proof
      .run(addPasskey)
      .then((now) => onChange(now, 'passkeyAdded'))
      .catch((error: unknown) => {
        if (isWithdrawn(error)) setTold('withdrawn')
        else if (isAlreadyThere(error)) setTold('there')
        else onFailure(error)
      })
      .finally(() => setBusy(false))
  }
  return (
    <FactorGroup
      title={t('passkeys.title')}
      intro={t(canMakePasskeys() ? 'passkeys.intro' : 'passkeys.unknown')}
      actions={
        canMakePasskeys() && (
          <Button
            size="sm"
            variant={factors.passkeys.length > 0 ? 'default' : 'filled'}
            loading={busy}
            onClick={add}
          >
            {t('passkeys.add')}
          </Button>
        )
      }
    >
      {told && (
        <Notice tone="info" role="status" title={t(`passkeys.${told}Title`)}>
          <p>{t(`passkeys.${told}`)}</p>
        </Notice>
      )}
      {factors.passkeys.length > 0 && (
        <ul className={classes.lines}>
          {factors.passkeys.map((passkey) => (
            <PasskeyLine
              key={passkey.id}
              passkey={passkey}
              proof={proof}
              onChange={onChange}
              onFailure={onFailure}
            />
          ))}
        </ul>
      )}
    </FactorGroup>
  )
}
