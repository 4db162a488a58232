import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { leaveFor } from '../../shared/browser/leave.ts'
import { isKeptSignOut } from '../../shared/franceconnect/kept-way.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { useDocumentTitle } from '../../shared/ui/document-title.ts'
import classes from './card.module.css'

/** Back from signing out of FranceConnect: said only to who left from here. */
export function FranceConnectOutPage() {
  const { t } = useTranslation('identity')
  useDocumentTitle(t('franceConnect.heading'))
  useEffect(() => {
    const state = new URLSearchParams(window.location.search).get('state')
    leaveFor(isKeptSignOut(state) ? signInAddress('/', 'deconnexion') : signInAddress('/'))
  }, [])
  return (
    <p role="status" className={classes.aside}>
      {t('franceConnect.signedOut')}
    </p>
  )
}

export { FranceConnectOutPage as Component }
