import { deleteSession } from '@guichet/contract/session.contract'
import type { QueryClient } from '@tanstack/react-query'
import { keepIdentifier } from '../../features/identity/kept-identifier.ts'
import { api } from '../../shared/api/client.ts'
import { checkoutAddress } from '../../shared/browser/checkout-address.ts'
import { leaveFor } from '../../shared/browser/leave.ts'
import { forgetUnsaved } from '../../shared/forms/unsaved-pages.ts'
import { keepSignOut } from '../../shared/franceconnect/kept-way.ts'
import { signInAddress } from '../../shared/return-to.ts'
import { forgetCode } from '../../shared/session/device-code.ts'
import { tellOtherTabs } from '../../shared/session/session-channel.ts'
import { forgetSignedIn } from '../../shared/session/session-hint.ts'
import { sessionLife } from '../../shared/session/session-life.ts'

/**
 * Ends the session here and in the other tabs; what the page was asking for meanwhile is given up, so that nothing is answered as to
 * a stranger. Throws ApiError or NetworkError when the API did not hear it.
 */
export async function signOut(queries: QueryClient): Promise<void> {
  await queries.cancelQueries()
  const { body } = await api.call(deleteSession)
  sessionLife.forget()
  // Nothing can be saved any more: the browser need not ask.
  forgetUnsaved()
  forgetSignedIn()
  forgetCode()
  keepIdentifier('')
  tellOtherTabs({ kind: 'signed-out' })
  // Who came in with FranceConnect leaves there too, and comes back.
  const out = checkoutAddress(body?.signOutUrl ?? null)
  if (out !== undefined) keepSignOut(out)
  leaveFor(out ?? signInAddress('/', 'deconnexion'))
}
