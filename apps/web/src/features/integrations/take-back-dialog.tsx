import { useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useFormat } from '../../shared/format/format.ts'
import { PasswordDialog } from '../../shared/forms/password-dialog.tsx'
import { type ApiKey, apiKeysQuery, takeBackKey } from './api-keys.ts'

interface TakeBackDialogProps {
  readonly apiKey: ApiKey
  readonly onClose: () => void
  readonly onDone: () => void
}

/** A key that is held works again, once its owner says with the password that it is the own one. */
export function TakeBackDialog({ apiKey, onClose, onDone }: TakeBackDialogProps) {
  const { t } = useTranslation('integrations')
  const format = useFormat()
  const queries = useQueryClient()
  const { id, name, createdAt, lastUsedAt, lastUsedIp: ip } = apiKey
  const instant = (at: string) => `${format.instantDay(at)}, ${format.instantTime(at)}`
  const used =
    lastUsedAt === null
      ? t('held.unused')
      : t(ip === null ? 'held.used' : 'held.usedFrom', { at: instant(lastUsedAt), ip })
  return (
    <PasswordDialog
      title={t('held.dialog', { name })}
      intro={t('held.intro', { created: format.instantDay(createdAt), used })}
      label={t('password')}
      confirm={t('held.submit')}
      onPassword={async (password) => {
        await takeBackKey(id, password)
        await queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey })
        onDone()
      }}
      onClose={onClose}
    />
  )
}
