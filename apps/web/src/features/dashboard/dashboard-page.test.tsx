import { cleanup, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type Session, SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as DashboardPage } from './dashboard-page.tsx'

const ID = '0197a3a0-0000-7000-8000-000000000100'
const page = (items: unknown[]) => ({
  items,
  nextCursor: null,
  previousCursor: null,
  total: items.length,
  totalIsExact: true,
  firstRank: items.length > 0 ? 1 : 0,
})
const task = (kind: string, more: object = {}) => ({
  kind,
  urgency: 'now',
  dueOn: null,
  membershipId: ID,
  renewalId: null,
  ...{ orderId: null, label: null },
  fields: [],
  ...more,
})
const answers = (tasks: unknown[]) => ({
  'GET /me/tasks': { body: { items: tasks } },
  'GET /news': { body: page([]) },
  'GET /memberships': { body: page([]) },
  'GET /organisation': {
    body: { phone: '04 65 71 00 10', email: 'contact@demo.example', openingHours: 'De 9 h à 12 h' },
  },
})
const show = (session: Partial<Session> = {}) =>
  renderPage(
    <SessionContext value={someSession(session)}>
      <DashboardPage />
    </SessionContext>,
    { path: '/tableau-de-bord' },
  )
const region = (name: string) =>
  within(screen.getByRole('heading', { name }).closest('section') as HTMLElement)
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

describe('the dashboard', () => {
  it('greets, and puts what is due first with one button each, three at most', async () => {
    fakeApi(
      answers([
        task('membership-lapsed', { dueOn: '2026-10-23' }),
        task('renewal-pending', { renewalId: ID }),
        task('information-incomplete', { fields: ['phone', 'personalAddress'] }),
        task('membership-ending'),
      ]),
    )
    await show()
    expect(plain(document.body.textContent)).toContain('Bienvenue dans votre espace privé !')
    await screen.findByRole('link', { name: 'Renouveler mon adhésion' })
    const links = region('À faire en premier').getAllByRole('link')
    expect(links.map((link) => [link.textContent, link.getAttribute('href')])).toEqual([
      ['Renouveler mon adhésion', `/adhesions/${ID}/renouveler`],
      ['Reprendre le paiement', `/adhesions/${ID}/renouveler?renouvellement=${ID}`],
      ['Compléter mes informations', '/informations'],
    ])
    expect(plain(document.body.textContent)).toContain(
      'À compléter : Téléphone, Adresse personnelle/siège social.',
    )
  })

  it('is calm when nothing is due', async () => {
    fakeApi(answers([]))
    await show({
      membership: { state: 'active', activeUntil: '2099-06-10', endedOn: null, latestMembershipId: ID },
    })
    await screen.findByText('Rien à faire pour le moment')
    expect(region('Mon adhésion').getByText('Active jusqu’au 10 juin 2099')).toBeTruthy()
    expect(region('Mon adhésion').getByRole('button', { name: 'Télécharger l’attestation' })).toBeTruthy()
  })

  it('is whole for somebody who never had a membership, or is no member', async () => {
    const none = { state: 'inactive', activeUntil: null, endedOn: null, latestMembershipId: null } as const
    fakeApi(answers([task('membership-none', { membershipId: null })]))
    await show({ membership: none })
    expect((await screen.findByRole('link', { name: 'Contacter l’accueil' })).getAttribute('href')).toBe(
      '#contact',
    )
    expect(screen.getByText('Aucune adhésion')).toBeTruthy()
    fakeApi(answers([]))
    await show({ isMember: false, membership: none })
    expect(await screen.findByText('Compte sans adhésion')).toBeTruthy()
  })

  it('has "Dates limites" for who has accounts, and for nobody else', async () => {
    fakeApi({ ...answers([]), 'GET /accounts/notices': { body: { dueDates: [], alerts: [] } } })
    await show({ hasAccounts: true })
    expect(await region('Dates limites').findByText(/^Aucune date/u)).toBeTruthy()
    cleanup()
    fakeApi(answers([]))
    await show()
    await screen.findByText('Rien à faire pour le moment')
    expect(screen.queryByRole('heading', { name: 'Dates limites' })).toBeNull()
  })

  it('leads to accounts whoever has them, and everybody to the messages', async () => {
    const ways = () =>
      within(screen.getByRole('navigation', { name: 'Accès rapides' }))
        .getAllByRole('link')
        .map((link) => link.getAttribute('href'))
    fakeApi({ ...answers([]), 'GET /accounts/notices': { body: { dueDates: [], alerts: [] } } })
    await show({ hasAccounts: true, isMember: false })
    const forAll = ['/notifications', '/securite', '/confidentialite', '/actualites']
    expect(ways()).toEqual(['/informations', '/comptes', '/messages', '/factures', ...forAll])
    cleanup()
    fakeApi(answers([]))
    await show({ isMember: false })
    expect(ways()).toEqual(['/informations', '/messages', ...forAll])
  })

  it('shows the rest when one part cannot be loaded, with a way to try again', async () => {
    fakeApi({ ...answers([]), 'GET /news': problemAnswer('service.unexpected', 500) })
    await show()
    expect(await region('Actualités').findByRole('button', { name: 'Réessayer' })).toBeTruthy()
    expect(await region('Contact').findByText('contact@demo.example')).toBeTruthy()
    expect(await region('Contact').findByText('04 65 71 00 10')).toBeTruthy()
    expect(await screen.findByText('Rien à faire pour le moment')).toBeTruthy()
  })

  it('says which declaration is due next to whoever has a file of declarant, and by when', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2031-03-11T11:00:00Z') })
    const file = {
      ...{ state: 'open', siret: '91234560000015', companyName: 'CLARISSE VIDALENC', ape: null },
      ...{ reason: null, decidedAt: null, askedAt: '2026-03-01T09:00:00.000Z' },
    }
    const period = (code: string, state: string, dueOn: string) => ({
      ...{ code, state, dueOn, frequency: 'monthly', isOpen: state !== 'upcoming', filing: null },
      ...{ startsOn: `${code}-01`, endsOn: `${code}-28`, opensOn: dueOn },
    })
    const lines = [
      period('2031-03', 'upcoming', '2031-04-30'),
      period('2031-02', 'open', '2031-03-31'),
      { ...period('2031-01', 'filed', '2031-03-14'), filing: { totalCents: 27_300 } },
    ]
    fakeApi({
      ...answers([]),
      'GET /me/declarant': { body: { file } },
      'GET /declarations': { body: page(lines) },
    })
    await show({ isDeclarant: true, isMember: false })
    await screen.findByText('Février 2031')
    const card = region('Prochaine déclaration')
    card.getByText('À déclarer')
    card.getByText(/^Cotisations déclarées.*janvier 2031$/u)
    card.getByText(/^273,00.*échéance le 14 mars 2031$/u)
    expect(plain(document.body.textContent)).toContain(
      'À déclarer avant la fin du 31 mars 2031 (encore 20 jours)',
    )
    expect(card.getByRole('link', { name: 'Déclarer' }).getAttribute('href')).toBe('/declarations/2031-02')
  })
})
