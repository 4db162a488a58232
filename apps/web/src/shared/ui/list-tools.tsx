import type { ReactNode } from 'react'
import classes from './list-tools.module.css'

/** The line above a list: search, filters. */
export function ListTools({ children }: { readonly children: ReactNode }) {
  return <div className={classes.tools}>{children}</div>
}
