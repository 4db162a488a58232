import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './disclosure-button.module.css'

interface DisclosureButtonProps {
  /** Id of what it opens, which stands on the page only while it is open. */
  readonly controls: string
  readonly open: boolean
  readonly onToggle: (open: boolean) => void
  readonly children: ReactNode
}

/** A button that opens a part of the page below it, and closes it. */
export function DisclosureButton({ controls, open, onToggle, children }: DisclosureButtonProps) {
  return (
    <button
      type="button"
      className={classes.button}
      aria-expanded={open}
      aria-controls={open ? controls : undefined}
      onClick={() => onToggle(!open)}
    >
      <IconChevronRight size={16} aria-hidden />
      <span>{children}</span>
    </button>
  )
}
