import { Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router-dom'
import { useDocumentTitle } from './document-title.ts'
import classes from './page.module.css'

interface PageProps {
  /** The one h1, also the title of the window. */
  readonly title: string
  /** Beside or under the title, for example a state. */
  readonly lead?: ReactNode
  /** Buttons at the end of the title line; at most one of them primary. */
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/**
 * A page inside a layout: sets the window’s title and, when one comes from another page, moves the focus to the h1, so
 * that a screen reader says where one is.
 */
export function Page({ title, lead, actions, children }: PageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { pathname, key } = useLocation()
  useDocumentTitle(title)
  useEffect(() => {
    if (key !== 'default') heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <>
      <div className={classes.head}>
        <div>
          <Title order={1} className={classes.title} ref={heading} tabIndex={-1}>
            {title}
          </Title>
          {lead !== undefined && <div className={classes.lead}>{lead}</div>}
        </div>
        {actions !== undefined && <div className={classes.actions}>{actions}</div>}
      </div>
      <div className={classes.stack}>{children}</div>
    </>
  )
}

interface SectionProps {
  readonly title?: string
  /** "?" beside the title. */
  readonly help?: ReactNode
  readonly actions?: ReactNode
  readonly children: ReactNode
  readonly id?: string
}

/** A framed part of a page under an h2. It is no landmark: a page has many, and the headings are enough to go by. */
export function Section({ title, help, actions, children, id }: SectionProps) {
  return (
    <section className={classes.section} id={id}>
      {title !== undefined && (
        <div className={classes.head}>
          <div className={classes.titled}>
            <Title order={2}>{title}</Title>
            {help}
          </div>
          {actions !== undefined && <div className={classes.actions}>{actions}</div>}
        </div>
      )}
      {children}
    </section>
  )
}
