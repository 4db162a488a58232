import { DELEGATION_RIGHTS, type DelegationRight } from '@guichet/domain/delegation'
import { ROLE_PERMISSIONS, STAFF_ROLES } from '@guichet/domain/rights'
import { describe, expect, it } from 'vitest'
import { currentEntry, homePathFor, moduleOfPage, navigationFor } from './navigation.ts'

const pathsOf = (rights: Parameters<typeof navigationFor>[0]) => navigationFor(rights).map(({ path }) => path)
const STAFF_PATHS = [
  '/admin',
  '/admin/adherents',
  '/admin/evenements',
  '/admin/types-adhesion',
  '/admin/partenaires',
  '/admin/comptes',
  '/admin/demandes',
  '/admin/prestations',
  '/admin/bons',
  '/admin/paiements',
  '/admin/factures',
  '/admin/teleprocedures',
  '/admin/tarifs',
  '/admin/aides',
  '/admin/rappels',
  '/admin/envois',
]
/** Before the entry of `before` stands another one. */
const withEntry = (paths: readonly string[], path: string, before: string) =>
  paths.flatMap((each) => (each === before ? [path, each] : [each]))
const WITH_MAILINGS = withEntry(
  withEntry(
    withEntry(
      withEntry(STAFF_PATHS, '/admin/mailings', '/admin/envois'),
      ...(['/admin/messages', '/admin/envois'] as const),
    ),
    ...(['/admin/demandes/declarants', '/admin/prestations'] as const),
  ),
  ...(['/admin/courriers', '/admin/mailings'] as const),
)
const WITH_FIGURES = withEntry(STAFF_PATHS, '/admin/chiffres', '/admin/adherents')
const WITH_DOCUMENTS = withEntry(
  withEntry(
    withEntry(WITH_MAILINGS, '/admin/chiffres', '/admin/adherents'),
    ...(['/admin/effacements', '/admin/types-adhesion'] as const),
  ),
  ...(['/admin/documents', '/admin/teleprocedures'] as const),
)
const member = { isMember: true, hasAccounts: false, permissions: [], staffRole: null } as const
const memberOfStaff = {
  isMember: true,
  hasAccounts: true,
  staffRole: 'admin',
  permissions: ROLE_PERMISSIONS.admin,
} as const

describe('navigationFor', () => {
  it('offers a member the own pages and nothing of the back-office', () => {
    expect(pathsOf(member)).toEqual([
      '/tableau-de-bord',
      '/informations',
      '/messages',
      '/adhesions',
      '/prestations',
      '/parrainage',
      '/paiements',
      '/factures',
      '/attestations',
      '/documents',
      '/notifications',
      '/securite',
      '/confidentialite',
      '/actualites',
    ])
  })

  it.each([
    ['support', [...WITH_MAILINGS, '/admin/connexions-contestees']],
    ['manager', [...WITH_DOCUMENTS, '/admin/reglages', '/admin/connexions-contestees', '/admin/journal']],
    ['finance', WITH_FIGURES],
    [
      'admin',
      [
        ...[...WITH_DOCUMENTS, '/admin/reglages', '/admin/mise-en-service'],
        ...['/admin/equipe', '/admin/connexions-contestees', '/admin/journal'],
        ...['/admin/taches', '/admin/export'],
      ],
    ],
  ] as const)('offers %s what the role opens', (staffRole, expected) => {
    expect(
      pathsOf({ isMember: false, hasAccounts: false, staffRole, permissions: ROLE_PERMISSIONS[staffRole] }),
    ).toEqual([...expected, '/securite'])
  })

  it('leaves out the parts of the portal that are switched off', () => {
    const shown = (modules: ('membership' | 'accounts' | 'declarations')[]) =>
      pathsOf({ ...memberOfStaff, modules })
    const whole = pathsOf(memberOfStaff)
    expect(shown(['membership', 'accounts', 'declarations'])).toEqual(whole)
    const gone = (paths: readonly string[]) => whole.filter((path) => !paths.includes(path))
    expect(gone(shown(['membership', 'declarations']))).toEqual([
      ...['/comptes', '/admin/comptes', '/admin/demandes', '/admin/teleprocedures'],
      ...['/admin/tarifs', '/admin/aides'],
    ])
    expect(gone(shown(['membership', 'accounts']))).toEqual(['/admin/demandes/declarants'])
    expect(gone(shown(['accounts']))).toEqual(
      expect.arrayContaining(['/adhesions', '/prestations', '/admin/types-adhesion', '/admin/rappels']),
    )
    for (const path of whole) {
      const module = moduleOfPage(path)
      if (module) expect(shown(module === 'accounts' ? ['membership'] : ['accounts'])).not.toContain(path)
      expect(moduleOfPage(`${path}/x`)).toBe(module)
    }
    expect(moduleOfPage('/admin/adherents/adhesions')).toBe('membership')
    expect(moduleOfPage('/inscription/declarant/x')).toBe('declarations')
  })

  it('offers declarations to whoever has a file of declarant, and in a file where they were opened', () => {
    const declarant = { ...member, isMember: false, isDeclarant: true }
    expect(pathsOf(declarant)).toContain('/declarations')
    expect(pathsOf({ ...declarant, modules: ['membership', 'accounts'] })).not.toContain('/declarations')
    expect(pathsOf(member)).not.toContain('/declarations')
    const inFile = (right: DelegationRight) => pathsOf({ ...declarant, actingFor: { rights: [right] } })
    expect(inFile('declarations.see')).toEqual(['/tableau-de-bord', '/declarations'])
    expect(inFile('file.see')).not.toContain('/declarations')
    expect(moduleOfPage('/declarations/2026-10')).toBe('declarations')
  })

  it('offers the pages that need no membership to whom is neither member nor staff', () => {
    expect(pathsOf({ ...member, isMember: false })).toEqual([
      '/tableau-de-bord',
      '/informations',
      '/messages',
      '/notifications',
      '/securite',
      '/dossiers',
      '/confidentialite',
      '/actualites',
    ])
    expect(pathsOf({ ...member, hasFiles: true })).toContain('/dossiers')
    expect(pathsOf(member)).not.toContain('/dossiers')
  })

  it('offers in the file of somebody else what was opened, whatever else one has', () => {
    const inFile = { ...member, isMember: true, hasAccounts: true, hasFiles: true }
    const opened = (...rights: DelegationRight[]) => pathsOf({ ...inFile, actingFor: { rights } })
    expect(opened('documents.see')).toEqual(['/tableau-de-bord', '/documents'])
    expect(opened('file.see', 'accounts.see', 'payments.pay')).toEqual([
      '/tableau-de-bord',
      '/informations',
      '/comptes',
    ])
    for (const path of opened(...DELEGATION_RIGHTS))
      expect(['/messages', '/parrainage', '/confidentialite', '/notifications']).not.toContain(path)
  })

  it('offers "Gestion des comptes" to whoever is on an account, member, staff or neither', () => {
    expect(pathsOf({ ...member, hasAccounts: true })).toContain('/comptes')
    expect(pathsOf({ ...member, isMember: false, hasAccounts: true })).toEqual([
      '/tableau-de-bord',
      '/informations',
      '/comptes',
      '/messages',
      '/factures',
      '/notifications',
      '/securite',
      '/confidentialite',
      '/actualites',
    ])
    expect(pathsOf({ isMember: false, hasAccounts: true, staffRole: 'support', permissions: [] })).toEqual([
      '/comptes',
      '/messages',
      '/factures',
      '/notifications',
      '/securite',
      '/confidentialite',
    ])
    expect(pathsOf(member)).not.toContain('/comptes')
    expect(pathsOf(member)).toContain('/messages')
  })

  it('offers both spaces to staff who are members', () => {
    const areas = navigationFor(memberOfStaff)
    expect(new Set(areas.map(({ area }) => area))).toEqual(new Set(['member', 'staff']))
  })

  it('goes by the permissions given, not by the name of the role', () => {
    for (const staffRole of STAFF_ROLES) {
      expect(pathsOf({ isMember: false, hasAccounts: false, staffRole, permissions: [] })).toEqual([])
    }
    expect(
      pathsOf({ ...member, isMember: false, permissions: ROLE_PERMISSIONS.admin }).filter((path) =>
        path.startsWith('/admin'),
      ),
    ).toEqual([])
  })

  it('names each page once', () => {
    const all = pathsOf(memberOfStaff)
    expect(new Set(all).size).toBe(all.length)
  })
})

describe('homePathFor', () => {
  it('is the back-office only for staff who are not members', () => {
    expect(homePathFor(member)).toBe('/tableau-de-bord')
    expect(homePathFor({ isMember: true, staffRole: 'admin' })).toBe('/tableau-de-bord')
    expect(homePathFor({ isMember: false, staffRole: 'support' })).toBe('/admin')
  })
})

describe('currentEntry', () => {
  const entries = navigationFor(memberOfStaff)
  it.each([
    ['/adhesions', '/adhesions'],
    ['/adhesions/1/renouveler', '/adhesions'],
    ['/admin', '/admin'],
    ['/admin/adherents/1', '/admin/adherents'],
    ['/admin/comptes/1/identite', '/admin/comptes'],
    ['/admin/demandes', '/admin/demandes'],
    ['/admin/rien', undefined],
    ['/comptes/nouveau', '/comptes'],
    ['/administration', undefined],
    ['/', undefined],
  ])('on %s is %s', (pathname, expected) => {
    expect(currentEntry(entries, pathname)?.path).toBe(expected)
  })
})
