import { Modal } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './dialog.module.css'

interface DialogProps {
  readonly title: string
  readonly children: ReactNode
  /** Closing by Escape, the cross or a click outside; when left out there is no way out but the buttons inside. */
  readonly onClose?: () => void
  /** Buttons at the end, the main one last. */
  readonly actions?: ReactNode
  readonly size?: 'sm' | 'md' | 'lg'
}

/** A question or a form over the page. */
export function Dialog({ title, children, onClose, actions, size = 'md' }: DialogProps) {
  const { t } = useTranslation('common')
  const stays = onClose === undefined
  return (
    <Modal.Root
      opened
      centered
      size={size}
      onClose={onClose ?? (() => undefined)}
      closeOnEscape={!stays}
      closeOnClickOutside={!stays}
    >
      <Modal.Overlay />
      <Modal.Content radius="md">
        <div className={classes.head}>
          <Modal.Title className={classes.title}>{title}</Modal.Title>
          {!stays && <Modal.CloseButton aria-label={t('close')} size={36} />}
        </div>
        <Modal.Body className={classes.body}>
          {children}
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}
