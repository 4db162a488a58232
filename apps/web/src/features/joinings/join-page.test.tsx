import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as leave from '../../shared/browser/leave.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as JoinPage } from './join-page.tsx'

const TOKEN = 'abcdefghijklmnopqrstuv'
const TYPE_ID = '01900000-0000-7000-8000-0000000000b1'
const PLACE = { street: '14 Rue des Lavandes', complement: '', postcode: '13100', city: 'Aix' }
const NOWHERE = { street: '', complement: '', postcode: '', city: '' }
const offer = {
  ...{ today: '2026-11-22', partners: [] },
  types: [
    {
      id: TYPE_ID,
      code: 'normale',
      label: 'normale',
      description: 'Un an',
      amountCents: 6900,
      ...{ startsOn: '2026-11-22', endsOn: '2027-11-21' },
    },
  ],
  ...{ methods: ['card', 'cheque'], terms: { version: '2026-11', paragraphs: ['Elle est personnelle.'] } },
}
const draft = {
  ...{ firstName: 'Clarisse', lastName: 'Vidalenc', email: 'clarisse@demo.example', phone: '' },
  ...{ siret: '', ape: '', activity: '', personalAddress: PLACE, businessAddress: NOWHERE },
  ...{ typeId: TYPE_ID, partnerId: '', referralCode: '', nirMasked: null },
}
const joining = (over: object = {}) => ({
  ...{ state: 'draft', proven: false, companyHolder: null, expiresAt: '2026-12-22T09:00:00.000Z' },
  ...{ draft, order: null, ...over },
})
const order = {
  ...{ email: draft.email, typeLabel: 'normale', partnerName: null, amountCents: 6900 },
  ...{ startsOn: '2026-11-22', endsOn: '2027-11-21', methods: ['card', 'cheque'], payment: null },
  activationAwaited: false,
}
const proven = (over: object = {}, payment: object | null = null, more: object = {}) =>
  joining({ state: 'submitted', proven: true, order: { ...order, payment, ...more }, ...over })
const card = {
  ...{
    method: 'card',
    state: 'pending',
    checkoutUrl: 'https://pay.example/cs_1',
    reference: 'AD-2026-000001-K',
  },
  ...{ transferTo: null, chequeTo: null },
}
const apiFor = (more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    'GET /joinings/offer': { body: offer },
    'POST /joinings': { status: 201, body: { token: TOKEN, joining: joining() } },
    [`PUT /joinings/${TOKEN}`]: { body: joining() },
    ...more,
  })
const show = (path = '/inscription/adhesion') =>
  renderPage(<JoinPage />, { path, route: '/inscription/adhesion/:token?' })
const keep = () => localStorage.setItem('guichet.joining', TOKEN)
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const next = () => press('Continuer')
const heading = (name: string) => screen.findByRole('heading', { level: 2, name })
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const group = (name: string) => within(screen.getByRole('group', { name, hidden: true }))
const type = (legend: string, label: string, value: string) =>
  fireEvent.change(group(legend).getByLabelText(label), { target: { value } })

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('joining online', () => {
  it('goes from step to step, keeps each, says amount and days, and is sent whole', async () => {
    const sent = joining({ state: 'submitted', companyHolder: 'other' })
    const seen = apiFor({
      'GET /joinings/company': {
        body: {
          ...{ outcome: 'found', holder: 'other' },
          company: {
            ...{ siret: '91234560000015', name: 'CLARISSE VIDALENC', isOpen: true, isMasked: false },
            ...{ ape: '74.10Z', startedOn: null, closedOn: null, ...PLACE, complement: null },
          },
        },
      },
      [`POST /joinings/${TOKEN}/submission`]: { status: 202, body: sent },
      [`GET /joinings/${TOKEN}`]: { body: sent },
    })
    await show()
    await heading('Vos coordonnées')
    next()
    expect(await screen.findByRole('alert')).toBeTruthy()
    type('Vos coordonnées', 'Nom', 'Vidalenc')
    type('Vos coordonnées', 'Prénom', 'Clarisse')
    type('Vos coordonnées', 'Email professionnel', 'clarisse@demo.example')
    type('Adresse personnelle/siège social', 'Adresse', PLACE.street)
    type('Adresse personnelle/siège social', 'Code Postal', PLACE.postcode)
    type('Adresse personnelle/siège social', 'Ville', PLACE.city)
    next()
    await heading('Votre entreprise')
    expect(localStorage.getItem('guichet.joining')).toBe(TOKEN)
    type('Votre entreprise', 'SIRET', '91234560000015')
    press('Rechercher l’entreprise')
    await screen.findByText('CLARISSE VIDALENC')
    expect(plain()).toContain('Le registre cite d’autres personnes pour ce SIRET')
    expect(group('Adresse activité/exercice').getByLabelText('Adresse')).toHaveProperty('value', PLACE.street)
    next()
    await heading('Type d’adhésion')
    next()
    expect(await screen.findByText('Choisissez un type d’adhésion.')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: /normale/u }))
    expect(plain()).not.toContain('Choisissez un type d’adhésion.')
    expect(plain()).toContain('du 22 novembre 2026 au 21 novembre 2027')
    next()
    await heading('Conditions d’adhésion')
    expect(plain()).toContain('69,00 €')
    press('Envoyer ma demande')
    expect((await screen.findByRole('alert')).textContent).toContain('J’accepte les conditions')
    fireEvent.click(screen.getByLabelText('J’accepte les conditions d’adhésion'))
    press('Envoyer ma demande')
    await screen.findByText('Consultez votre messagerie')
    expect(plain()).toContain('rien ne vous bloque, et notre équipe vous demandera un avis de situation')
    const post = seen.find(({ path }) => path.endsWith('/submission'))
    expect(post?.body).toMatchObject({ termsVersion: '2026-11', typeId: TYPE_ID, ape: '74.10Z', nir: null })
    expect(seen.filter(({ method, path }) => method === 'POST' && path === '/joinings')).toHaveLength(1)
  })

  it.each([
    [{ outcome: 'unknown', company: null, holder: null }, 'Ce SIRET n’est pas au registre'],
    [{ outcome: 'unavailable', company: null, holder: null }, 'Le registre ne répond pas'],
  ])('never stops at the register: %o', async (body, title) => {
    keep()
    apiFor({ [`GET /joinings/${TOKEN}`]: { body: joining() }, 'GET /joinings/company': { body } })
    await show('/inscription/adhesion?etape=entreprise')
    await heading('Votre entreprise')
    type('Votre entreprise', 'SIRET', '91234560000015')
    press('Rechercher l’entreprise')
    await screen.findByText(title)
    next()
    await heading('Type d’adhésion')
  })

  it('is resumed in this browser as it was left', async () => {
    keep()
    apiFor({ [`GET /joinings/${TOKEN}`]: { body: joining() } })
    await show()
    await heading('Vos coordonnées')
    expect(group('Vos coordonnées').getByLabelText('Nom')).toHaveProperty('value', 'Vidalenc')
  })

  it('keeps the secret of a link out of the address, and shows what is bought before it is paid', async () => {
    const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
    const seen = apiFor({
      [`GET /joinings/${TOKEN}`]: { body: proven() },
      [`POST /joinings/${TOKEN}/payment`]: { status: 201, body: proven({ state: 'awaiting-payment' }, card) },
    })
    await show(`/inscription/adhesion/${TOKEN}`)
    await heading('Votre adhésion')
    expect(localStorage.getItem('guichet.joining')).toBe(TOKEN)
    expect(plain()).toContain('69,00 €')
    expect(plain()).toContain('du 22 novembre 2026 au 21 novembre 2027')
    fireEvent.click(screen.getByRole('button', { name: /Payer/u }))
    await waitFor(() => expect(left).toHaveBeenCalledWith('https://pay.example/cs_1'))
    expect(seen.at(-1)).toMatchObject({
      body: { method: 'card', amountCents: 6900, startsOn: '2026-11-22', endsOn: '2027-11-21' },
    })
  })

  it('says that amount and days have changed, keeps the way to pay, and opens what is confirmed then', async () => {
    keep()
    const now = { amountCents: 9900, startsOn: '2026-11-23', endsOn: '2027-11-22' }
    const cheque = { ...card, method: 'cheque', checkoutUrl: null }
    const joinings = [proven()]
    const answers = [
      problemAnswer('membership.offer-changed', 409),
      { status: 201, body: proven({ state: 'awaiting-payment' }, cheque, now) },
    ]
    const seen = apiFor({
      [`GET /joinings/${TOKEN}`]: () => ({ body: joinings.shift() ?? proven({}, null, now) }),
      [`POST /joinings/${TOKEN}/payment`]: () => answers.shift() ?? { status: 500 },
    })
    await show()
    fireEvent.click(await screen.findByRole('radio', { name: 'Chèque' }))
    press('Demander à régler par chèque')
    const told = (await screen.findByRole('alert')).textContent?.replaceAll(/[\u00A0\u202F]/gu, ' ')
    expect(told).toContain(
      'Le montant a changé depuis que vous avez ouvert cette page : 99,00 € au lieu de 69,00 €.',
    )
    expect(told).toContain('du 23 novembre 2026 au 22 novembre 2027')
    expect(screen.getByRole('radio', { name: 'Chèque' })).toHaveProperty('checked', true)
    const again = screen.getByRole('button', { name: 'Demander à régler par chèque' })
    await waitFor(() => expect(again.getAttribute('data-loading')).toBeNull())
    fireEvent.click(again)
    await waitFor(() => expect(screen.queryByRole('radio', { name: 'Chèque' })).toBeNull())
    expect(seen.filter(({ path }) => path.endsWith('/payment')).map(({ body }) => body)).toEqual([
      { method: 'cheque', amountCents: 6900, startsOn: '2026-11-22', endsOn: '2027-11-21' },
      { method: 'cheque', ...now },
    ])
  })

  it('follows a payment until it is there, then says what is left to do', async () => {
    keep()
    const paid = proven(
      { state: 'completed', draft: null },
      { ...card, state: 'paid', checkoutUrl: null },
      {
        activationAwaited: true,
      },
    )
    const seen = apiFor({
      [`GET /joinings/${TOKEN}`]: { body: proven({ state: 'awaiting-payment' }, card) },
      [`POST /joinings/${TOKEN}/check`]: { body: paid },
      [`POST /joinings/${TOKEN}/link`]: { status: 202, body: paid },
    })
    await show('/inscription/adhesion?retour=paye')
    await screen.findByText(/Presque fini/u)
    expect(plain()).toContain('votre messagerie')
    press('Renvoyer le lien')
    await screen.findByText(/Un nouveau lien part à clarisse@demo.example/u)
    expect(seen.at(-1)?.path).toBe(`/joinings/${TOKEN}/link`)
  })

  it('pays in another way when the payment page was left', async () => {
    keep()
    apiFor({
      [`GET /joinings/${TOKEN}`]: { body: proven({ state: 'awaiting-payment' }, card) },
      [`DELETE /joinings/${TOKEN}/payment`]: { body: proven({}, { ...card, state: 'cancelled' }) },
    })
    await show('/inscription/adhesion?retour=annule')
    await screen.findByText('Votre règlement est en attente')
    press('Régler autrement')
    await heading('Mode de règlement')
  })

  it('says that a link is void, and begins anew', async () => {
    apiFor({ [`GET /joinings/${TOKEN}`]: problemAnswer('resource.not-found', 404) })
    await show(`/inscription/adhesion/${TOKEN}`)
    await screen.findByText('Ce lien n’est plus valable')
    press('Commencer une demande')
    await heading('Vos coordonnées')
    expect(localStorage.getItem('guichet.joining')).toBeNull()
  })
})
