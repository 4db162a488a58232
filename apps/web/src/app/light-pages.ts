import type { ComponentType } from 'react'
import type { LightPageProps } from '../shared/light-page.ts'

export interface LightPage {
  readonly value: string
  readonly load: () => Promise<{ readonly Component: ComponentType<LightPageProps> }>
}

const PAGES: readonly (readonly [RegExp, LightPage['load']])[] = [
  [/^\/connexion$/u, () => import('../features/identity/sign-in-page.tsx')],
  [/^\/connexion\/franceconnect$/u, () => import('../features/identity/france-connect-page.tsx')],
  [
    /^\/connexion\/franceconnect\/deconnexion$/u,
    () => import('../features/identity/france-connect-out-page.tsx'),
  ],
  [/^\/mot-de-passe-oublie$/u, () => import('../features/identity/forgot-password-page.tsx')],
  [/^\/aide-connexion$/u, () => import('../features/identity/sign-in-help-page.tsx')],
  [
    /^\/recuperation-refusee\/([^/]+)$/u,
    () => import('../features/identity/recovery/recovery-denial-page.tsx'),
  ],
  [/^\/activation\/([^/]+)$/u, () => import('../features/identity/activation-page.tsx')],
  [/^\/changement-adresse\/([^/]+)$/u, () => import('../features/identity/email-change-page.tsx')],
  [/^\/connexion-inconnue\/([^/]+)$/u, () => import('../features/identity/sign-in-denial-page.tsx')],
  [/^\/desinscription\/([^/]+)$/u, () => import('../features/mailings/unsubscription-page.tsx')],
  [/^\/partage\/([^/]+)$/u, () => import('../features/documents/share/shared-document-page.tsx')],
  [/^\/verification(?:\/([^/]+))?$/u, () => import('../features/verification/verification-page.tsx')],
]

const decoded = (part: string) => {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}

/** The light page at a path: public, and loaded without router, queries and the whole of the styles. */
export function lightPageFor(pathname: string): LightPage | undefined {
  const path = pathname.length > 1 ? pathname.replace(/\/+$/u, '') : pathname
  for (const [pattern, load] of PAGES) {
    const match = pattern.exec(path)
    if (match) return { value: decoded(match[1] ?? ''), load }
  }
  return undefined
}
