import { createClient } from '@guichet/client'
import { currentLocale } from '../i18n/i18n.ts'
import { actingFile } from '../session/acting-file.ts'
import { pagePerson } from '../session/page-person.ts'
import { sessionLife } from '../session/session-life.ts'

/** Routes anybody may call: they do not move the end of the session. */
const PUBLIC_PATHS =
  /^\/(?:organisation|legal-texts|contact|verifications|activations|password-resets|help-texts|registrations|procedures|addresses)/u

/** The web’s one client of the API. */
export const api = createClient({
  locale: currentLocale,
  // The language, and what staff do as such, are of whoever signed in, in whatever file.
  file: (path) => (path === '/session/locale' || path.startsWith('/admin/') ? undefined : actingFile()?.id),
  // What is about the session itself tells who has it.
  person: (path) => (path.startsWith('/session') ? undefined : pagePerson()),
  onSuccess: (path) => {
    if (!PUBLIC_PATHS.test(path)) sessionLife.used()
  },
  // With a page open, the call waits until somebody signs in again over it: nothing typed is lost, nothing redone.
  onSessionLost: () => sessionLife.lost(),
})
