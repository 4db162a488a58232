import type { ReactNode } from 'react'
import classes from './list-tools.module.css'

/** A list with its pager and notes under it. */
export function ListBody({ children }: { readonly children: ReactNode }) {
  return <div className={classes.list}>{children}</div>
}

/** The line above a list: search, filters. */
export function ListTools({ children }: { readonly children: ReactNode }) {
  return <div className={classes.tools}>{children}</div>
}
