import { useEffect } from 'react'

let portalName = 'Guichet'
let pageTitle = ''

const show = () => {
  document.title = pageTitle === '' ? portalName : `${pageTitle} – ${portalName}`
}

/** Name of the organisation at the end of each window title. */
export function setPortalName(name: string): void {
  portalName = name
  show()
}

/** Title of the window while the page is shown. */
export function useDocumentTitle(title: string): void {
  useEffect(() => {
    pageTitle = title
    show()
  }, [title])
}
