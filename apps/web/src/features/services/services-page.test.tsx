import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as OrderPage } from './order-page.tsx'
import { Component as OrderServicePage } from './order-service-page.tsx'
import { Component as ServicesPage } from './services-page.tsx'
import {
  MEMBERSHIP_ID,
  ORDER_ID,
  pageOf,
  SERVICE_ID,
  someLine,
  someOrder,
  someService,
} from './testing/some-services.ts'

const left = vi.hoisted(() => ({ to: [] as string[] }))
vi.mock('../../shared/browser/leave.ts', () => ({ leaveFor: (url: string) => left.to.push(url) }))

const offer = (...items: unknown[]) => ({ body: { items, renewableMembershipId: MEMBERSHIP_ID } })
const GET = 'GET /services'
const ORDERS = 'GET /service-orders'
const ONE = `GET /service-orders/${ORDER_ID}`
const signedIn = (page: React.ReactNode) => <SessionContext value={someSession()}>{page}</SessionContext>
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(() => {
  cleanup()
  left.to.length = 0
})

describe('the catalogue', () => {
  it('says what each service costs, and why one cannot be ordered with the way out', async () => {
    fakeApi({
      [GET]: offer(
        someService(),
        someService({ id: 'late', label: 'Atelier', refusal: 'membership-inactive', vatRateBps: 0 }),
        someService({ id: 'duo', label: 'Bilan', refusal: 'membership-type', typeLabels: ['duo'] }),
        someService({
          id: 'sub',
          label: 'Domiciliation',
          refusal: 'subscribed',
          orderId: ORDER_ID,
          interval: 'month',
        }),
      ),
      [ORDERS]: pageOf(),
    })
    await renderPage(<ServicesPage />)
    const card = async (name: string) =>
      within((await screen.findByRole('heading', { name })).closest('li') as HTMLElement)
    const first = await card('Relecture de devis')
    first.getByText('25,00 €')
    first.getByText('dont TVA 20 % : 4,17 €')
    expect(first.getByRole('link', { name: /Souscrire/u }).getAttribute('href')).toBe(
      `/prestations/commander/${SERVICE_ID}`,
    )
    const late = await card('Atelier')
    late.getByText('sans TVA')
    late.getByText('Réservé aux adhérents actifs.')
    expect(late.getByRole('link').getAttribute('href')).toBe(`/adhesions/${MEMBERSHIP_ID}/renouveler`)
    ;(await card('Bilan')).getByText('Réservé aux adhésions : duo.')
    expect((await card('Domiciliation')).getByRole('link').getAttribute('href')).toBe(
      `/prestations/commandes/${ORDER_ID}`,
    )
    expect(await screen.findByText('Vous n’avez encore rien commandé')).toBeTruthy()
  })

  it('a subscription is ended for a reason, from its line', async () => {
    const line = someLine()
    const seen = fakeApi({
      [GET]: offer(),
      [ORDERS]: pageOf(line, someLine({ id: 'once', interval: null, state: 'fulfilled', label: 'Atelier' })),
      [`POST /service-orders/${ORDER_ID}/end`]: { body: someOrder({ state: 'ending', endReason: 'unused' }) },
    })
    await renderPage(<ServicesPage />)
    fireEvent.click(await screen.findByRole('button', { name: 'Résilier' }))
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText(/jusqu’au 19 décembre 2026/u)
    fireEvent.click(dialog.getByRole('button', { name: 'Mettre fin' }))
    await dialog.findByRole('alert')
    fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'unused' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Mettre fin' }))
    await screen.findByText(/Fin enregistrée.*Domiciliation.*19 décembre 2026/u)
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'unused', comment: '' })
  })
})

describe('an order', () => {
  const show = () =>
    renderPage(signedIn(<OrderServicePage />), {
      path: `/prestations/commander/${SERVICE_ID}`,
      // The page of the order, to which it leads, has an address of the same shape.
      route: '/prestations/:page/:id',
    })

  it('is sent once, whatever is clicked, and leads to the payment page', async () => {
    const seen = fakeApi({
      [GET]: offer(someService()),
      'POST /service-orders': {
        status: 201,
        body: someOrder({ state: 'pending', checkoutUrl: 'https://pay.example/cs_1' }),
      },
    })
    await show()
    await screen.findByText('Vous allez payer 25,00 € par carte.')
    press('Payer 25,00\u00A0€')
    press('Payer 25,00\u00A0€')
    await waitFor(() => expect(left.to).toEqual(['https://pay.example/cs_1']))
    const posts = seen.filter(({ method }) => method === 'POST')
    expect(posts.map(({ body }) => body)).toEqual([
      { serviceId: SERVICE_ID, method: 'card', amountCents: 2500, beginsAtOnce: false },
    ])
  })

  it('says the right to withdraw before it is paid, and asks for a subscription to begin at once', async () => {
    const seen = fakeApi({
      [GET]: offer(someService({ interval: 'month', methods: ['card'] })),
      'POST /service-orders': { status: 201, body: someOrder({ state: 'pending', checkoutUrl: null }) },
    })
    await show()
    await screen.findByText(/rétracter sans motif jusqu’au 7 décembre 2026 inclus/u)
    press('Payer 25,00\u00A0€')
    await screen.findByText(/^Un abonnement commence dès son règlement/u)
    expect(seen.some(({ method }) => method === 'POST')).toBe(false)
    const box = screen.getByRole('checkbox', { name: /Je demande que l’abonnement commence/u })
    expect(document.activeElement).toBe(box)
    fireEvent.click(box)
    press('Payer 25,00\u00A0€')
    await waitFor(() =>
      expect(seen.find(({ method }) => method === 'POST')?.body).toMatchObject({ beginsAtOnce: true }),
    )
  })

  it('at a price that changed meanwhile is not sent: the new one is shown, then ordered by another key', async () => {
    const prices = [2500, 3000]
    const answers = [
      problemAnswer('service-order.price-changed', 409, { title: 'Le prix a changé' }),
      { status: 201, body: someOrder({ state: 'pending', method: 'transfer' }) },
    ]
    const seen = fakeApi({
      [GET]: () => offer(someService({ amountCents: prices.shift() ?? 3000 })),
      'POST /service-orders': () => answers.shift() ?? { status: 500 },
    })
    const { router } = await show()
    fireEvent.click(await screen.findByRole('radio', { name: /Virement/u }))
    press('Demander à régler par virement')
    await screen.findByText('Le prix a changé')
    await screen.findByText('Vous allez demander à régler 30,00 € par virement.')
    press('Demander à régler par virement')
    await waitFor(() => expect(router.state.location.pathname).toBe(`/prestations/commandes/${ORDER_ID}`))
    const posts = seen.filter(({ method }) => method === 'POST')
    expect(posts.map(({ body }) => (body as { amountCents: number }).amountCents)).toEqual([2500, 3000])
    expect(new Set(posts.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2)
  })

  it('is given up after a question, and taken up where it stopped', async () => {
    const open = someOrder({ state: 'pending', paidUntil: null, receiptPaymentId: null })
    const seen = fakeApi({
      [ONE]: { body: open },
      [`POST /service-orders/${ORDER_ID}/check`]: {
        body: { ...open, checkoutUrl: 'https://pay.example/cs_2' },
      },
      [`DELETE /service-orders/${ORDER_ID}`]: { body: { ...open, state: 'cancelled' } },
    })
    await renderPage(signedIn(<OrderPage />), {
      path: `/prestations/commandes/${ORDER_ID}`,
      route: '/prestations/commandes/:id',
    })
    await screen.findByText('Cette commande attend son règlement')
    press('Reprendre le paiement')
    await waitFor(() => expect(left.to).toEqual(['https://pay.example/cs_2']))
    press('Annuler la commande')
    expect(seen.some(({ method }) => method === 'DELETE')).toBe(false)
    fireEvent.click(
      within(await screen.findByRole('dialog')).getByRole('button', { name: 'Annuler la commande' }),
    )
    await screen.findByText('annulée')
  })

  it('refused by the bank is paid in another tab, and followed until it is', async () => {
    const refused = someOrder({ state: 'past-due', interval: 'month', paidUntil: '2026-12-20' })
    const place = { replace: vi.fn() }
    const open = vi.spyOn(window, 'open').mockReturnValue({ location: place, opener: 1 } as never)
    let paid = false
    fakeApi({
      [ONE]: () => ({ body: paid ? { ...refused, state: 'active', paidUntil: '2027-01-20' } : refused }),
      [`POST /service-orders/${ORDER_ID}/unpaid-period`]: { body: { url: 'https://pay.example/in_1' } },
      [`POST /service-orders/${ORDER_ID}/check`]: () => {
        paid = true
        return { body: { ...refused, state: 'active', paidUntil: '2027-01-20' } }
      },
    })
    await renderPage(signedIn(<OrderPage />), {
      path: `/prestations/commandes/${ORDER_ID}`,
      route: '/prestations/commandes/:id',
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Régler maintenant' }))
    await screen.findByText(/ouverte dans un autre onglet/u)
    expect(place.replace).toHaveBeenCalledWith('https://pay.example/in_1')
    // Who comes back from the other tab has the payment service asked.
    document.dispatchEvent(new Event('visibilitychange'))
    expect(await screen.findByText('Merci, votre abonnement est réglé')).toBeDefined()
    open.mockRestore()
  })

  it('somebody else’s is not found', async () => {
    fakeApi({ [ONE]: problemAnswer('resource.not-found', 404) })
    await renderPage(signedIn(<OrderPage />), {
      path: `/prestations/commandes/${ORDER_ID}`,
      route: '/prestations/commandes/:id',
    })
    expect(await screen.findByRole('heading', { level: 1 })).toBeTruthy()
    expect(screen.queryByText('Règlements')).toBeNull()
  })
})
