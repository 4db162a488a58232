import { Button } from '@mantine/core'
import { IconDeviceMobileDown } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { install, installOffered, onInstallOffer } from '../../../shared/browser/install-prompt.ts'
import { ErrorNotice } from '../../../shared/ui/error-notice.tsx'
import { StateLabel } from '../../../shared/ui/state-label.tsx'
import classes from './device.module.css'

/** Safari offers no button; iPads say that they are Macs, which have no touch screen. */
const isApple = () =>
  /iPhone|iPad|iPod/u.test(navigator.userAgent) ||
  (navigator.userAgent.includes('Macintosh') && navigator.maxTouchPoints > 1)
const isInstalled = () =>
  window.matchMedia('(display-mode: standalone)').matches ||
  (navigator as { standalone?: boolean }).standalone === true

/** "Installer l’application": by a button where the browser offers it, else by words. */
export function InstallGroup() {
  const { t } = useTranslation('device')
  const offered = useSyncExternalStore(onInstallOffer, installOffered)
  const [told, setTold] = useState(false)
  const [failure, setFailure] = useState<unknown>()
  const ask = () => {
    setFailure(undefined)
    install().then(setTold, setFailure)
  }
  return (
    <section className={classes.group} aria-label={t('install.title')}>
      <h3 className={classes.groupTitle}>{t('install.title')}</h3>
      <p className={classes.groupIntro}>{t('install.intro')}</p>
      {failure !== undefined && <ErrorNotice title={t('install.failed')} error={failure} />}
      <div role="status">
        {(told || isInstalled()) && <StateLabel tone="success">{t('install.done')}</StateLabel>}
      </div>
      {!told && !isInstalled() && offered && (
        <Button variant="default" leftSection={<IconDeviceMobileDown size={18} aria-hidden />} onClick={ask}>
          {t('install.action')}
        </Button>
      )}
      {!told && !isInstalled() && !offered && (
        <p className={classes.words}>{t(isApple() ? 'install.apple' : 'install.menu')}</p>
      )}
    </section>
  )
}
