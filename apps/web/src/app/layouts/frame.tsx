import { setLocale } from '@guichet/contract/session.contract'
import { ActionIcon } from '@mantine/core'
import { IconMenu2 } from '@tabler/icons-react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../shared/api/client.ts'
import { organisationQuery } from '../../shared/api/organisation.ts'
import { useSession } from '../../shared/api/session.ts'
import type { Locale } from '../../shared/i18n/locale.ts'
import { AppearanceSwitch } from '../../shared/ui/appearance-switch.tsx'
import { DeskFooter } from '../../shared/ui/desk-footer.tsx'
import { LocaleSwitch } from '../../shared/ui/locale-switch.tsx'
import { OfflineNotice } from '../../shared/ui/offline-notice.tsx'
import type { Area } from '../navigation.ts'
import { Brand } from './brand.tsx'
import { FileBanner } from './file-banner.tsx'
import classes from './frame.module.css'
import { MenuDrawer } from './menu-drawer.tsx'
import { NavList } from './nav-list.tsx'
import { NavigationProgress } from './navigation-progress.tsx'
import { SignOutButton } from './sign-out-button.tsx'

interface FrameProps {
  readonly area: Area
  /** Under the person’s name: state of the membership, or the staff role. */
  readonly standing: ReactNode
  /** A search over everything, in the header. */
  readonly search?: ReactNode
  readonly children: ReactNode
}

/** Header, navigation (a column, or a drawer on narrow screens), page, footer. */
export function Frame({ area, standing, search, children }: FrameProps) {
  const { t } = useTranslation(['shell', 'common'])
  const [menuOpen, setMenuOpen] = useState(false)
  const session = useSession()
  const queries = useQueryClient()
  const { data: organisation } = useQuery(organisationQuery)
  const closeMenu = () => setMenuOpen(false)
  const keepLocale = (locale: Locale) => {
    api
      .call(setLocale, { body: { locale } })
      .then(() => queries.invalidateQueries())
      .catch(() => undefined)
  }

  return (
    <div
      className={area === 'staff' ? `${classes.frame} ${classes.staff}` : classes.frame}
      data-acting={session.actingFor ? true : undefined}
    >
      <a className={classes.skip} href="#contenu">
        {t('common:skipToContent')}
      </a>
      <FileBanner />
      <header className={classes.header}>
        <div className={classes.bar}>
          <ActionIcon
            className={classes.menuButton}
            variant="subtle"
            color="gray"
            size={44}
            aria-label={t('shell:nav.open')}
            aria-expanded={menuOpen}
            onClick={() => setMenuOpen(true)}
          >
            <IconMenu2 size={24} aria-hidden />
          </ActionIcon>
          <Brand />
          {area === 'staff' && <span className={classes.area}>{t('shell:area.staff')}</span>}
          {search === undefined ? (
            <div className={classes.spring} />
          ) : (
            <div className={classes.search}>{search}</div>
          )}
          <div className={classes.person}>
            <span className={classes.name}>
              {session.firstName} {session.lastName}
            </span>
            {standing}
          </div>
          <div className={classes.tools}>
            <LocaleSwitch onSwitch={keepLocale} />
            <AppearanceSwitch />
            <SignOutButton />
          </div>
        </div>
        <NavigationProgress />
      </header>
      <div className={classes.columns}>
        <div className={classes.side}>
          <NavList area={area} />
        </div>
        <main className={classes.main} id="contenu" tabIndex={-1}>
          <div className={classes.content}>
            <div className={classes.offline}>
              <OfflineNotice />
            </div>
            {children}
          </div>
        </main>
      </div>
      <DeskFooter organisation={organisation} />
      <MenuDrawer opened={menuOpen} onClose={closeMenu}>
        <NavList area={area} onFollow={closeMenu} />
      </MenuDrawer>
    </div>
  )
}
