import { readableColour } from '@guichet/domain/colour'
import type { Ctx } from '../../ctx.ts'
import { modulesOf } from './modules-of.ts'
import { getOrganisationProfile } from './organisation-profile.ts'
import { MARK_COLOUR, PORTAL_ICONS, type PortalIcon } from './portal-icon.ts'

const WORDS = {
  fr: {
    description: 'Votre espace : adhésion, documents, messages et démarches.',
    shortcuts: {
      '/tableau-de-bord': 'Tableau de bord',
      '/adhesions': 'Adhésions',
      '/documents': 'Documents',
    },
  },
  en: {
    description: 'Your space: membership, documents, messages and requests.',
    shortcuts: { '/tableau-de-bord': 'Dashboard', '/adhesions': 'Memberships', '/documents': 'Documents' },
  },
}

const iconOf = (name: PortalIcon, purpose: 'any' | 'maskable') => {
  const { side } = PORTAL_ICONS[name]
  return { src: `/icons/${name}`, sizes: `${side}x${side}`, type: 'image/png', purpose }
}

/** What a browser needs to install the portal under the organisation’s name and colour. */
export async function getWebManifest({ db, locale }: Pick<Ctx, 'db' | 'locale'>) {
  const profile = await getOrganisationProfile({ db })
  const { name, shortName, accentColour } = profile
  const hasMembers = modulesOf(profile).includes('membership')
  const { description, shortcuts } = WORDS[locale]
  return {
    // Stays the same whatever the first page becomes, so that an installed portal is never a second one.
    id: '/',
    name,
    short_name: shortName,
    description,
    lang: locale,
    dir: 'ltr',
    start_url: '/',
    scope: '/',
    display: 'standalone',
    theme_color: readableColour(accentColour, MARK_COLOUR),
    background_color: '#f5f7f8',
    icons: [
      iconOf('icon-192.png', 'any'),
      iconOf('icon-512.png', 'any'),
      iconOf('maskable-512.png', 'maskable'),
    ],
    shortcuts: Object.entries(shortcuts)
      .filter(([url]) => hasMembers || url !== '/adhesions')
      .map(([url, label]) => ({
        name: label,
        url,
        icons: [iconOf('icon-192.png', 'any')],
      })),
  }
}
