import { Button, Group, Modal, Text } from '@mantine/core'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useBlocker } from 'react-router-dom'

/** Asks before leaving while `when` holds: in the portal by a dialog, for a reload or a closed tab by the browser’s own. */
export function UnsavedGuard({ when }: { readonly when: boolean }) {
  const { t } = useTranslation('forms')
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) => when && currentLocation.pathname !== nextLocation.pathname,
  )
  useEffect(() => {
    if (!when) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [when])

  if (blocker.state !== 'blocked') return null
  const stay = () => blocker.reset()
  return (
    <Modal opened onClose={stay} title={t('leaveTitle')} withCloseButton={false}>
      <Text mb="lg">{t('leaveBody')}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={() => blocker.proceed()}>
          {t('leaveGo')}
        </Button>
        <Button onClick={stay} data-autofocus>
          {t('leaveStay')}
        </Button>
      </Group>
    </Modal>
  )
}
