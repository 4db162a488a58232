import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Notice } from './notice.tsx'

function subscribe(listener: () => void) {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Says so while the browser has no connection. */
export function OfflineNotice() {
  const { t } = useTranslation('common')
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  if (online) return null
  return (
    <Notice tone="warning" role="status" title={t('offline.title')}>
      <p>{t('offline.body')}</p>
    </Notice>
  )
}
