import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './menu-drawer.module.css'

interface MenuDrawerProps {
  readonly opened: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The navigation on narrow screens. */
export function MenuDrawer({ opened, onClose, children }: MenuDrawerProps) {
  const { t } = useTranslation(['shell', 'common'])
  return (
    <Drawer.Root opened={opened} onClose={onClose} size={304}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={classes.head}>
          <Drawer.Title className={classes.title}>{t('shell:nav.title')}</Drawer.Title>
          <Drawer.CloseButton aria-label={t('common:close')} size={44} />
        </div>
        <Drawer.Body className={classes.body}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  )
}
