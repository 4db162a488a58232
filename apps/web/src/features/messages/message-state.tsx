import { useTranslation } from 'react-i18next'
import { StateLabel } from '../../shared/ui/state-label.tsx'

/** "Lu" or "Non lu", in words. */
export function MessageState({ read }: { readonly read: boolean }) {
  const { t } = useTranslation('messages')
  return <StateLabel tone={read ? 'success' : 'neutral'}>{read ? t('read') : t('unread')}</StateLabel>
}
