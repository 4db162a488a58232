import { Link, type LinkProps, useLocation } from 'react-router-dom'
import type { FromList } from './back-button.tsx'

/** A link from a list to one of its things, whose "Retour" comes back to the list as it was left. */
export function ListLink(props: LinkProps) {
  const state: FromList = { list: useLocation().search }
  return <Link {...props} state={state} />
}
