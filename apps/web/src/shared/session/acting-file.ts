const BASE = /^\/dossiers\/([\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12})(?=\/|$)/u

/** What an address says of the file in which its page acts: the id of the access, and the part before the page’s own path. */
export function fileOfAddress(pathname: string): { readonly id: string; readonly base: string } | undefined {
  const match = BASE.exec(pathname)
  return match?.[1] === undefined ? undefined : { id: match[1], base: match[0] }
}

/**
 * The file of somebody else in which this page acts. It stands in the address, so that each tab, each link and each
 * reload acts for whom it shows; going to another file, or back to one’s own, is a full load.
 */
export const actingFile = () => fileOfAddress(window.location.pathname)
