import { ROLE_PERMISSIONS } from '@guichet/domain/rights'
import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createQueryClient } from '../shared/api/query-client.ts'
import type { Session } from '../shared/api/session.ts'
import * as leave from '../shared/browser/leave.ts'
import { hasUnsaved, keepUnsaved } from '../shared/forms/unsaved-pages.ts'
import { allTexts, startI18n } from '../shared/i18n/i18n.ts'
import { storeLocale } from '../shared/i18n/locale.ts'
import { sessionLife } from '../shared/session/session-life.ts'
import { installBrowserStandIns } from '../shared/testing/browser-stand-ins.ts'
import { fakeApi, problemAnswer } from '../shared/testing/fake-api.ts'
import { theme } from '../shared/theme/theme.ts'
import { routes } from './router.tsx'

const ORGANISATION = {
  name: 'Azur et Lavande, union des micro-entrepreneurs',
  shortName: 'Azur et Lavande',
  tagline: null,
  email: 'contact@demo.example',
  phone: '04 65 71 00 10',
  openingHours: 'Du lundi au vendredi, de 9 h à 12 h 30',
  website: null,
  addressLines: [],
  accentColour: '#4c5fb1',
  managementToolName: 'Carnet de gestion',
  franceConnect: false,
  demo: true,
}
const member: Session = {
  personId: '0197a000-0000-7000-8000-000000000001',
  firstName: 'Camille',
  lastName: 'Bernard',
  email: 'active@demo.example',
  locale: 'fr',
  isMember: true,
  hasAccounts: false,
  isDeclarant: false,
  staffRole: null,
  permissions: [],
  modules: ['membership', 'accounts'],
  membership: { state: 'active', activeUntil: '2027-06-10', endedOn: null, latestMembershipId: null },
  lastSignInAt: null,
  expiresAt: '2099-01-01T00:00:00Z',
  remembered: true,
  hasFiles: false,
  needsFactor: false,
  owesTerms: false,
  actingFor: null,
}
const support: Session = {
  ...member,
  isMember: false,
  staffRole: 'support',
  permissions: [...ROLE_PERMISSIONS.support],
}

async function open(path: string, session: Session, more: Parameters<typeof fakeApi>[0] = {}) {
  installBrowserStandIns()
  await startI18n(allTexts, 'fr')
  const calls = fakeApi({
    'GET /session': { body: session },
    'GET /organisation': { body: ORGANISATION },
    ...more,
  })
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  const router = createMemoryRouter(routes, { initialEntries: [path] })
  render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={createQueryClient()}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>,
  )
  return { calls, left, router }
}
const menu = async () => within(await screen.findByRole('navigation', { name: 'Navigation principale' }))

// Whichever test is the first to change the language would wait for its eighty files.
beforeAll(() => import('../shared/i18n/en/all.ts'))
beforeEach(() => {
  sessionLife.forget()
  vi.spyOn(window, 'scrollTo').mockImplementation(() => undefined)
})
afterEach(() => {
  cleanup()
  localStorage.clear()
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store API
  document.cookie = 'guichet_locale=; Path=/; Max-Age=0'
})

describe('the frame of the portal', () => {
  it('shows name, state, desk and the entries on a page that does not exist', async () => {
    await open('/rien', member)
    await screen.findByRole('heading', { level: 1, name: 'Page introuvable' })
    expect(document.title).toBe('Page introuvable – Azur et Lavande')
    screen.getByText('Camille Bernard')
    expect(screen.getByText('active').closest('a')).toBeNull()
    screen.getByText('jusqu’au 10/06/2027')
    const entries = (await menu()).getAllByRole('link').map((link) => link.textContent)
    expect(entries).toEqual([
      'Tableau de bord',
      'Mes informations',
      'Messages',
      'Adhésions',
      'Prestations',
      'Parrainage',
      'Paiements',
      'Factures',
      'Attestations',
      'Documents',
      'Notifications',
      'Sécurité',
      'Confidentialité',
      'Actualités',
    ])
    const desk = within(screen.getByRole('contentinfo'))
    expect(desk.getByRole('link', { name: /04 65 71 00 10/ }).getAttribute('href')).toBe('tel:0465710010')
    desk.getByText('Du lundi au vendredi, de 9 h à 12 h 30')
    expect(screen.getByRole('link', { name: 'Aller au contenu' }).getAttribute('href')).toBe('#contenu')
  })

  it('leads from "inactive" to the memberships', async () => {
    await open('/rien', {
      ...member,
      membership: { state: 'inactive', activeUntil: null, endedOn: '2026-10-23', latestMembershipId: null },
    })
    expect((await screen.findByText('inactive')).closest('a')?.getAttribute('href')).toBe('/adhesions')
    screen.getByText('terminée le 23/10/2026')
  })

  it('signs out, and says so when the API did not hear it', async () => {
    let answer: Error | { status: number } = new TypeError('Failed to fetch')
    const { left } = await open('/rien', member, { 'DELETE /session': () => answer })
    fireEvent.click(await screen.findByRole('button', { name: 'Déconnexion' }))
    const dialog = within(await screen.findByRole('dialog'))
    await dialog.findByText(/votre session est encore ouverte/u)
    fireEvent.click(dialog.getByRole('button', { name: 'Fermer' }))
    expect(left).not.toHaveBeenCalled()
    answer = { status: 204 }
    fireEvent.click(screen.getByRole('button', { name: 'Déconnexion' }))
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=deconnexion'))
  })

  it('asks before signing out while a form holds something unsaved', async () => {
    const { calls, left } = await open('/rien', member, { 'DELETE /session': { status: 204 } })
    const signOut = await screen.findByRole('button', { name: 'Déconnexion' })
    keepUnsaved()
    fireEvent.click(signOut)
    fireEvent.click(await screen.findByRole('button', { name: 'Rester sur la page' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(calls.some(({ method }) => method === 'DELETE')).toBe(false)
    fireEvent.click(signOut)
    fireEvent.click(await screen.findByRole('button', { name: 'Quitter sans enregistrer' }))
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?motif=deconnexion'))
    // The browser asks no second time.
    expect(hasUnsaved()).toBe(false)
  })

  it('speaks English on choice, here and to the API', async () => {
    const { calls } = await open('/rien', member, { 'PUT /session/locale': { status: 204 } })
    fireEvent.click(await screen.findByRole('button', { name: 'English' }))
    await screen.findByRole('heading', { level: 1, name: 'Page not found' })
    expect(document.documentElement.lang).toBe('en')
    expect(document.cookie).toContain('guichet_locale=en')
    await waitFor(() => expect(calls.some(({ method }) => method === 'PUT')).toBe(true))
    expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ locale: 'en' })
  })

  it('takes the language chosen elsewhere when none was chosen here', async () => {
    await open('/rien', { ...member, locale: 'en' })
    await screen.findByRole('heading', { level: 1, name: 'Page not found' })
  })

  it('keeps the language chosen here, and tells the API', async () => {
    storeLocale('fr')
    const { calls } = await open(
      '/rien',
      { ...member, locale: 'en' },
      { 'PUT /session/locale': { status: 204 } },
    )
    await waitFor(() => expect(calls.find(({ method }) => method === 'PUT')?.body).toEqual({ locale: 'fr' }))
    screen.getByRole('heading', { level: 1, name: 'Page introuvable' })
  })

  it('sends somebody without a session to sign in and come back', async () => {
    const lost = problemAnswer('session.required', 401)
    window.history.replaceState(null, '', '/rien?a=1')
    const { left } = await open('/rien?a=1', member, { 'GET /session': lost, 'POST /session/refresh': lost })
    await waitFor(() => expect(left).toHaveBeenCalledWith('/connexion?retour=%2Frien%3Fa%3D1'))
    expect(screen.queryByRole('main')).toBeNull()
  })

  it('offers to try again when the session cannot be read', async () => {
    let answer: Error | { body: Session } = new TypeError('Failed to fetch')
    await open('/rien', member, { 'GET /session': () => answer })
    await screen.findByRole('alert')
    answer = { body: member }
    fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    await screen.findByRole('heading', { level: 1, name: 'Page introuvable' })
  })
})

describe('the spaces', () => {
  it('keep a member out of the back-office', async () => {
    const { router } = await open('/admin/rien', member)
    await waitFor(() => expect(router.state.location.pathname).toBe('/tableau-de-bord'))
  })

  it('tell staff that a page is not for their role', async () => {
    await open('/admin/journal', support)
    await screen.findByRole('heading', { level: 1, name: 'Accès réservé' })
    expect((await menu()).queryByRole('link', { name: 'Journal' })).toBeNull()
  })

  it('lead staff who are no members to the back-office', async () => {
    const { router } = await open('/rien', support)
    await waitFor(() => expect(router.state.location.pathname).toBe('/admin'))
  })

  it('are switched between by whom has both', async () => {
    await open('/admin/rien', { ...support, isMember: true })
    const way = (await menu()).getByRole('link', { name: 'Mon espace adhérent' })
    expect(way.getAttribute('href')).toBe('/tableau-de-bord')
    screen.getByText('Assistance')
  })

  it('group the back-office, open the group of the page, and remember what was opened and closed', async () => {
    const admin: Session = { ...support, staffRole: 'admin', permissions: [...ROLE_PERMISSIONS.admin] }
    await open('/admin/rien', admin)
    const group = async (name: string) => (await menu()).getByRole('button', { name })
    expect((await group('Gestion des comptes')).getAttribute('aria-expanded')).toBe('true')
    expect((await group('Organisation')).getAttribute('aria-expanded')).toBe('false')
    expect((await menu()).queryByRole('link', { name: 'Réglages' })).toBeNull()
    fireEvent.click(await group('Organisation'))
    fireEvent.click(await group('Gestion des comptes'))
    expect((await menu()).getByRole('link', { name: 'Réglages' })).toBeTruthy()
    cleanup()
    await open('/admin/rien', admin)
    expect((await group('Organisation')).getAttribute('aria-expanded')).toBe('true')
    expect((await menu()).queryByRole('link', { name: 'Téléprocédures' })).toBeNull()
    cleanup()
    await open('/admin/comptes/rien/rien/rien', admin)
    expect((await menu()).getByRole('link', { name: 'Téléprocédures' })).toBeTruthy()
    fireEvent.click(await group('Gestion des comptes'))
    expect((await menu()).queryByRole('link', { name: 'Téléprocédures' })).toBeNull()
  })
})
