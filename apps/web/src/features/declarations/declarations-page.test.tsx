import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '../../shared/api/session.ts'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as DeclarationsPage } from './declarations-page.tsx'
import { someDeclaration, someFiling, someLine } from './testing/some-declarations.ts'

const file = (state: string) => ({
  body: {
    file: {
      ...{ state, siret: '91234560000015', companyName: null, ape: null, reason: null, decidedAt: null },
      askedAt: '2026-03-01T09:00:00.000Z',
    },
  },
})
const pageOf = (...items: unknown[]) => ({
  body: {
    ...{ items, total: items.length, totalIsExact: true, firstRank: items.length === 0 ? 0 : 1 },
    ...{ nextCursor: null, previousCursor: null },
  },
})
const measure = { group: 'services', amountCents: 3_600_000 }
const LIMITS = {
  'GET /turnover-limits': {
    body: {
      ...{ year: 2026, turnoverCents: 3_600_000 },
      limits: [
        { kind: 'vat', ...measure, limitCents: 3_750_000, majorCents: 4_125_000 },
        { kind: 'micro', ...measure, limitCents: 8_360_000, majorCents: null },
      ],
    },
  },
}
const actingFor = (rights: readonly string[]) =>
  ({
    ...{ firstName: 'Clarisse', lastName: 'VIDALENC', kind: 'delegation', rights },
    ...{ isMember: false, isDeclarant: true, hasAccounts: false, membership: null },
  }) as unknown as Session['actingFor']
const show = (over: Partial<Session> = {}, path = '/declarations') =>
  renderPage(
    <SessionContext value={someSession({ isDeclarant: true, ...over })}>
      <DeclarationsPage />
    </SessionContext>,
    { path },
  )
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T11:00:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

const filed = someLine({
  ...{ code: '2026-08', startsOn: '2026-08-01', endsOn: '2026-08-31', dueOn: '2026-09-30' },
  ...{ state: 'filed', isOpen: false, filing: someFiling() },
})

it('says what is to be declared first, with the way to declare nothing, and what was', async () => {
  const late = someLine({ code: '2026-09', dueOn: '2026-11-02', state: 'late' })
  const seen = fakeApi({
    'GET /me/declarant': file('open'),
    ...LIMITS,
    'GET /declarations': pageOf(someLine(), late, filed),
    'GET /declarations/2026-09': { body: someDeclaration({ code: '2026-09', state: 'late' }) },
  })
  await show()
  const zero = await screen.findByRole('link', { name: 'Rien à déclarer ce mois' })
  expect(zero.getAttribute('href')).toBe('/declarations/2026-09?montants=zero&etape=verification')
  expect(plain()).toContain('Devait être déclarée au plus tard le 2 novembre 2026 (il y a 18 jours)')
  expect(plain()).toContain('1 autre période est à déclarer ensuite.')
  const table = within(await screen.findByRole('table'))
  expect(table.getByRole('link', { name: 'Août 2026' }).getAttribute('href')).toBe('/declarations/2026-08')
  for (const words of ['2 500,00 €', '649,00 €', '12/11/2026', 'Déposée', 'En retard'])
    expect(plain()).toContain(words)
  // How near the limits of the year are, in words and figures.
  await screen.findByText('Bientôt atteint')
  expect(plain()).toContain('36 000,00 € sur 37 500,00 €, soit 96 %. Seuil majoré : 41 250,00 €.')
  expect(plain()).toContain('36 000,00 € sur 83 600,00 €, soit 43 %.')
  fireEvent.change(screen.getByLabelText('État'), { target: { value: 'en-retard' } })
  fireEvent.change(screen.getByLabelText('Année'), { target: { value: '2026' } })
  await waitFor(() =>
    expect(seen.some(({ query }) => query.get('state') === 'late' && query.get('year') === '2026')).toBe(
      true,
    ),
  )
})

it('leads to the activities where the file does not say them', async () => {
  fakeApi({
    'GET /me/declarant': file('open'),
    ...LIMITS,
    'GET /declarations': pageOf(someLine()),
    'GET /declarations/2026-10': { body: someDeclaration({ categories: [], rates: [] }) },
  })
  await show()
  const way = await screen.findByRole('link', { name: 'Indiquer les activités' })
  expect(way.getAttribute('href')).toBe('/entreprise')
  expect(screen.queryByRole('link', { name: 'Rien à déclarer ce mois' })).toBeNull()
})

it('says that nothing is due, and when the next period opens', async () => {
  const running = someLine({
    ...{ code: '2026-T4', frequency: 'quarterly', dueOn: '2027-02-01', opensOn: '2027-01-01' },
    ...{ state: 'upcoming', isOpen: false },
  })
  fakeApi({ 'GET /me/declarant': file('open'), 'GET /declarations': pageOf(running), ...LIMITS })
  await show()
  await screen.findByText(/vous êtes à jour/u)
  expect(plain()).toContain(
    'Prochaine déclaration : 4e trimestre 2026, à faire entre le 1er janvier 2027 et le 1er février 2027.',
  )
})

it.each([
  ['to-check', 'Votre dossier est en cours de vérification'],
  ['refused', 'Votre dossier n’a pas été ouvert'],
])('says that a file is not open: %s', async (state, words) => {
  fakeApi({ 'GET /me/declarant': file(state) })
  await show()
  await screen.findByText(words)
})

it('leads whoever has no file to the registration', async () => {
  fakeApi({ 'GET /me/declarant': { body: { file: null } } })
  await show({ isDeclarant: false })
  const way = await screen.findByRole('link', { name: 'Inscrire mon entreprise' })
  expect(way.getAttribute('href')).toBe('/inscription/declarant')
})

it('is read only in a file that is open for seeing alone', async () => {
  fakeApi({
    ...LIMITS,
    'GET /declarations': pageOf(someLine()),
    'GET /declarations/2026-10': { body: someDeclaration() },
  })
  await show({ actingFor: actingFor(['declarations.see']) })
  await screen.findByText(/sans en déposer/u)
  await screen.findByRole('table')
  expect(plain()).toContain('Chiffre d’affaires déclaré pour Clarisse VIDALENC')
  expect(screen.queryByRole('link', { name: /Déclarer/u })).toBeNull()
})
