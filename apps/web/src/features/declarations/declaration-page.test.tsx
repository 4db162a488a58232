import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Session } from '../../shared/api/session.ts'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as DeclarationPage } from './declaration-page.tsx'
import { filedDeclaration, someDeclaration, someEstimate, someFiling } from './testing/some-declarations.ts'

const ONE = 'GET /declarations/2026-10'
const PUT = 'PUT /declarations/2026-10'
const ESTIMATE = 'POST /declarations/2026-10/estimates'
const show = (path = '/declarations/2026-10', over: Partial<Session> = {}) =>
  renderPage(
    <SessionContext value={someSession({ isDeclarant: true, ...over })}>
      <DeclarationPage />
    </SessionContext>,
    { path, route: '/declarations/:periode' },
  )
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const type = (name: RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(name), { target: { value } })
/** Files once the amounts due are told. */
async function fileIt(name: RegExp) {
  await waitFor(() => expect(screen.getByRole('button', { name }).hasAttribute('disabled')).toBe(false))
  press(name)
}
const SALES = /^Ventes/u
const LIBERAL = /^Autres prestations/u
const typed = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name).value

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-20T11:00:00Z') })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('is declared: mistakes beside the fields, amounts as one types, the summary with its warning, the receipt', async () => {
  const seen = fakeApi({
    [ONE]: { body: someDeclaration() },
    [ESTIMATE]: {
      body: someEstimate({
        warnings: [{ code: 'much-more', limitCents: 40_000, amountCents: 123_456, group: 'all' }],
      }),
    },
    [PUT]: { body: filedDeclaration() },
  })
  await show()
  await screen.findByLabelText(SALES)
  expect(plain()).toContain('CLARISSE VIDALENC')
  expect(plain()).toContain('SIRET 912 345 600 00015')
  expect(plain()).toContain('30 novembre 2026 (encore 10 jours)')

  press('Vérifier')
  const summary = await screen.findByRole('alert')
  expect(document.activeElement).toBe(summary)
  expect(summary.textContent).toContain('Indiquez un montant, ou 0')
  type(SALES, '-5')
  type(LIBERAL, '0')
  press('Vérifier')
  await waitFor(() => expect(plain()).toContain('ne peut pas être négatif'))
  type(SALES, '1 234,56')
  // 1 234,56 × 12,3 % = 151,85 → 152 €, said while it is typed; rates beside, the full one with ACRE too.
  expect(plain()).toContain('12,3 %')
  expect(plain()).toContain('Taux réduit par l’Acre ; taux plein : 25,6 %')
  expect(plain()).toContain('Total à payer152,00 €')
  press('Vérifier')

  await screen.findByText('Bien plus que d’habitude')
  expect(plain()).toContain('Vous déclarez 1 234,56 €, contre 400,00 € au plus')
  expect(plain()).toContain('Taux en vigueur depuis le 1er octobre 2022. Texte : CSS, art. D613-4.')
  expect(plain()).toContain('Cotisations : 152,00 €, échéance le 30 novembre 2026.')
  const told = seen.find(({ method }) => method === 'POST')
  const turnovers = [
    { category: 'sales', amountCents: 123_456 },
    { category: 'liberal', amountCents: 0 },
  ]
  expect(told?.body).toEqual({ turnovers })
  await fileIt(/Déposer la déclaration/u)

  await screen.findByText(/Déclaration déposée le/u)
  const sent = seen.find(({ method }) => method === 'PUT')
  expect(sent?.body).toEqual({ turnovers, totalCents: 15_200 })
  expect(sent?.headers.get('if-match')).toBe('"0"')
  expect(plain()).toContain('Vous pouvez la corriger jusqu’au 30 novembre 2026 inclus.')
  expect(plain()).toContain('DC-2026-000123')
  expect(screen.getByRole('link', { name: 'Vérifier' }).getAttribute('href')).toBe(
    '/verification/ABCD-EFGH-JKLM',
  )
})

it('takes the amounts of the period before, and keeps what is typed between the steps', async () => {
  fakeApi({ [ONE]: { body: someDeclaration() }, [ESTIMATE]: { body: someEstimate() } })
  await show()
  await screen.findByLabelText(LIBERAL)
  press(/Reprendre les montants.*septembre 2026/u)
  expect(typed(LIBERAL)).toBe('1 800,50')
  type(SALES, '12,5')
  press('Vérifier')
  await screen.findByRole('button', { name: 'Déposer la déclaration' })
  press('Modifier les montants')
  await waitFor(() => expect(typed(SALES)).toBe('12,5'))
  expect(typed(LIBERAL)).toBe('1 800,50')
})

it('declares nothing by one way from the list: the summary with zeros comes at once', async () => {
  const zero = someEstimate({ turnoverCents: 0, totalCents: 0, lines: [] })
  const seen = fakeApi({
    [ONE]: { body: someDeclaration() },
    [ESTIMATE]: { body: zero },
    [PUT]: { body: filedDeclaration() },
  })
  await show('/declarations/2026-10?montants=zero&etape=verification')
  await screen.findByText('Rien à payer pour cette période.')
  await fileIt(/Déposer la déclaration/u)
  await screen.findByText(/Déclaration déposée le/u)
  const sent = seen.find(({ method }) => method === 'PUT')
  expect(sent?.body).toMatchObject({ totalCents: 0, turnovers: [{ amountCents: 0 }, { amountCents: 0 }] })
})

it('is not summed up while one types, where the address of the summary was kept', async () => {
  fakeApi({ [ONE]: { body: someDeclaration() }, [ESTIMATE]: { body: someEstimate() } })
  await show('/declarations/2026-10?etape=verification')
  await screen.findByLabelText(SALES)
  type(SALES, '1234,56')
  type(LIBERAL, '1')
  expect(screen.queryByRole('button', { name: 'Déposer la déclaration' })).toBeNull()
  type(LIBERAL, '1800')
  press('Vérifier')
  await screen.findByRole('button', { name: 'Déposer la déclaration' })
})

it('keeps what was typed when another amount is due by now, and shows it before a second try', async () => {
  let total = 15_200
  const seen = fakeApi({
    [ONE]: { body: someDeclaration() },
    [ESTIMATE]: () => ({ body: someEstimate({ totalCents: total }) }),
    [PUT]: ({ body }) => {
      if ((body as { totalCents: number }).totalCents === 16_000) return { body: filedDeclaration() }
      total = 16_000
      return problemAnswer('declaration.amount-changed', 409)
    },
  })
  await show()
  await screen.findByLabelText(SALES)
  type(SALES, '1234,56')
  type(LIBERAL, '0')
  press('Vérifier')
  await fileIt(/Déposer la déclaration/u)
  await screen.findByRole('alert')
  await waitFor(() => expect(plain()).toContain('Cotisations : 160,00 €'))
  await fileIt(/Déposer la déclaration/u)
  await screen.findByText(/Déclaration déposée le/u)
  expect(seen.filter(({ method }) => method === 'PUT')).toHaveLength(2)
})

it('says who filed in the meantime; what was typed becomes a correction', async () => {
  let version = 0
  const theirs = filedDeclaration({
    current: { ...(filedDeclaration().current as never as object), turnoverCents: 9_900 } as never,
  })
  const seen = fakeApi({
    [ONE]: () => ({ body: version === 0 ? someDeclaration() : theirs }),
    [ESTIMATE]: { body: someEstimate({ totalCents: 25_000 }) },
    [PUT]: ({ headers }) => {
      if (headers.get('if-match') === '"1"') return { body: filedDeclaration({ version: 2 }) }
      version = 1
      return problemAnswer('resource.changed', 412)
    },
  })
  await show()
  await screen.findByLabelText(SALES)
  type(SALES, '2000')
  type(LIBERAL, '0')
  press('Vérifier')
  await fileIt(/Déposer la déclaration/u)
  await screen.findByText('Cette période vient d’être déclarée')
  expect(plain()).toContain('Par Clarisse Vidalenc, le 12 novembre 2026, pour 99,00 €')
  await fileIt(/Déposer la correction/u)
  await screen.findByText(/Déclaration déposée le/u)
  expect(seen.filter(({ method }) => method === 'PUT').at(-1)?.body).toMatchObject({
    turnovers: [{ category: 'sales', amountCents: 200_000 }, { amountCents: 0 }],
  })
})

it('says that what was filed late in the meantime is replaced no more', async () => {
  let isFiled = false
  fakeApi({
    [ONE]: () => ({
      body: isFiled ? filedDeclaration({ isOpen: false }) : someDeclaration({ state: 'late' }),
    }),
    [ESTIMATE]: { body: someEstimate({ totalCents: 16_000 }) },
    [PUT]: () => {
      isFiled = true
      return problemAnswer('resource.changed', 412)
    },
  })
  await show()
  await screen.findByLabelText(SALES)
  type(SALES, '1300')
  type(LIBERAL, '0')
  press('Vérifier')
  await fileIt(/Déposer la déclaration/u)
  await screen.findByText(/ne peut plus la remplacer/u)
  expect(plain()).toContain('L’échéance est passée : cette déclaration ne se corrige plus ici.')
  expect(screen.queryByRole('button', { name: /Déposer/u })).toBeNull()
})

it('keeps what was typed where the due day passes meanwhile, and says why it is not taken', async () => {
  let isOpen = true
  fakeApi({
    [ONE]: () => ({ body: filedDeclaration({ isOpen }) }),
    [ESTIMATE]: { body: someEstimate({ totalCents: 16_000 }) },
    [PUT]: () => {
      isOpen = false
      return problemAnswer('declaration.over', 409)
    },
  })
  await show('/declarations/2026-10?etape=montants')
  await screen.findByLabelText(SALES)
  type(SALES, '1300')
  press('Vérifier')
  await fileIt(/Déposer la correction/u)
  await screen.findByRole('alert')
  press('Modifier les montants')
  await waitFor(() => expect(typed(SALES)).toBe('1300'))
})

it('is corrected from what was filed; each version stays in sight with its receipt', async () => {
  const first = someFiling({ turnoverCents: 123_456, totalCents: 15_200 })
  const second = someFiling({
    ...{ version: 2, filedAt: '2026-11-20T11:00:00.000Z', receipt: { number: 'DC-2026-000130', code: 'X' } },
  })
  const corrected = filedDeclaration({ version: 2, filings: [second, first] })
  fakeApi({
    [ONE]: { body: filedDeclaration() },
    [ESTIMATE]: { body: someEstimate() },
    [PUT]: { body: { ...corrected, current: { ...corrected.current, ...second } } },
  })
  await show()
  fireEvent.click(await screen.findByRole('button', { name: 'Corriger' }))
  await screen.findByLabelText(SALES)
  expect(typed(SALES)).toBe('1 234,56')
  press('Vérifier')
  await screen.findByText('Ces montants sont déjà ceux de la déclaration déposée')
  expect(screen.queryByRole('button', { name: /Déposer/u })).toBeNull()
  press('Modifier les montants')
  type(SALES, '1300')
  press('Vérifier')
  await fileIt(/Déposer la correction/u)
  await screen.findByText(/Correction déposée le 20 novembre 2026 à 12 h 00/u)
  const trail = within(screen.getByRole('table', { name: 'Versions déposées' }))
  trail.getByText('DC-2026-000130')
  trail.getByText('DC-2026-000123')
  expect(trail.getAllByRole('button', { name: 'Récépissé' })).toHaveLength(2)
})

it('says what is late and what may follow, and what is no longer corrected', async () => {
  fakeApi({ [ONE]: { body: someDeclaration({ state: 'late', dueOn: '2026-11-02' }) } })
  await show()
  await screen.findByText(/L’échéance du 2 novembre 2026 est passée/u)
  expect(plain()).toContain('peut entraîner une pénalité')
  const over = filedDeclaration({ isOpen: false })
  fakeApi({ [ONE]: { body: over } })
  await show()
  await screen.findByText(/ne se corrige plus ici/u)
  expect(screen.queryByRole('button', { name: 'Corriger' })).toBeNull()
  expect(screen.getByRole('link', { name: 'Écrire à l’assistance' })).toBeTruthy()
})

it.each([
  ['upcoming', { state: 'upcoming', isOpen: false }, 'Cette période n’est pas terminée'],
  ['unchecked', { isOpen: false }, 'Votre dossier est en cours de vérification'],
  ['without activities', { categories: [], rates: [] }, 'Indiquez d’abord vos activités'],
] as const)('cannot be declared: %s', async (_, over, words) => {
  fakeApi({ [ONE]: { body: someDeclaration(over as object) } })
  await show()
  await screen.findByText(words)
  expect(screen.queryByRole('button', { name: 'Vérifier' })).toBeNull()
})

it('says that a period is none of the file', async () => {
  fakeApi({ [ONE]: problemAnswer('resource.not-found', 404) })
  await show()
  await screen.findByRole('heading', { name: 'Page introuvable' })
})
