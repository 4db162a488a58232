import { type ReactNode, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fetchOrganisation, type Organisation } from '../../shared/api/organisation.ts'
import { OrganisationContext } from '../../shared/api/organisation-context.ts'
import { wearOrganisation } from '../../shared/theme/organisation-look.ts'
import { AppearanceSwitch } from '../../shared/ui/appearance-switch.tsx'
import { BrandMark } from '../../shared/ui/brand-mark.tsx'
import { DeskFooter } from '../../shared/ui/desk-footer.tsx'
import { LocaleSwitch } from '../../shared/ui/locale-switch.tsx'
import { OfflineNotice } from '../../shared/ui/offline-notice.tsx'
import classes from './light-layout.module.css'

interface LightLayoutProps {
  /** For forms that need room. */
  readonly wide?: boolean
  readonly children: ReactNode
}

/** Frame of the pages that open without signing in. */
export function LightLayout({ wide = false, children }: LightLayoutProps) {
  const { t } = useTranslation('common')
  const [organisation, setOrganisation] = useState<Organisation>()
  useEffect(() => {
    const abort = new AbortController()
    fetchOrganisation(abort.signal).then(
      (loaded) => {
        setOrganisation(loaded)
        wearOrganisation(loaded)
      },
      // The page works without it; the form itself tells when the API does not answer.
      () => undefined,
    )
    return () => abort.abort()
  }, [])
  return (
    <div className={classes.frame}>
      <a className={classes.skip} href="#contenu">
        {t('skipToContent')}
      </a>
      <header className={classes.header}>
        <BrandMark logoPath={organisation?.logoPath} />
        <span className={classes.name}>
          <span className={classes.wide}>{organisation?.name ?? ''}</span>
          <span className={classes.narrow}>{organisation?.shortName ?? ''}</span>
        </span>
        <LocaleSwitch />
        <AppearanceSwitch />
      </header>
      <main className={classes.main} id="contenu" tabIndex={-1}>
        <div className={classes.content} data-wide={wide || undefined}>
          <OfflineNotice />
          <OrganisationContext value={organisation}>{children}</OrganisationContext>
        </div>
      </main>
      <DeskFooter organisation={organisation} />
    </div>
  )
}
