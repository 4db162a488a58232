import type { Permission } from '@guichet/domain/rights'
import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { ORDER_ID, PAYMENT_ID, someOrder } from '../testing/some-services.ts'
import { Component as StaffOrderPage } from './staff-order-page.tsx'
import type { StaffOrder } from './staff-services.ts'

const ONE = `/admin/service-orders/${ORDER_ID}`
const someStaffOrder = (over: Partial<StaffOrder> = {}): StaffOrder => ({
  ...someOrder({ interval: null, state: 'paid', paidUntil: null }),
  personId: '0197a3a0-0000-7000-8000-000000000050',
  holderName: 'Élodie Aubanel',
  memberNumber: 12,
  email: 'elodie@essai.example',
  membershipId: null,
  refundPending: false,
  history: [
    {
      ...{ id: 'h1', at: '2026-11-20T09:15:00.000Z', action: 'service.paid', by: null, reason: null },
    },
  ],
  ...over,
})
const show = (...permissions: Permission[]) =>
  renderPage(
    <SessionContext value={someSession({ isMember: false, staffRole: 'admin', permissions })}>
      <StaffOrderPage />
    </SessionContext>,
    { path: `/admin/prestations/commandes/${ORDER_ID}`, route: '/admin/prestations/commandes/:id' },
  )

afterEach(cleanup)

it('offers what the role may do and the state allows', async () => {
  fakeApi({ [`GET ${ONE}`]: { body: someStaffOrder() } })
  await show('services.read')
  await screen.findByText('Commande réglée')
  expect(screen.queryByRole('button', { name: 'Marquer comme réalisée' })).toBeNull()
  expect(screen.queryByRole('button', { name: 'Rembourser' })).toBeNull()
  await show('services.read', 'services.handle')
  expect(await screen.findByRole('button', { name: 'Marquer comme réalisée' })).toBeTruthy()
  expect(screen.queryByRole('button', { name: 'Annuler la commande' })).toBeNull()
})

it('says that it was withdrawn from in place of what is to be done', async () => {
  const { withdrawal } = someOrder()
  const asked = { ...withdrawal, state: 'asked' as const, denial: 'asked' as const, toldOn: '2026-11-21' }
  fakeApi({ [`GET ${ONE}`]: { body: someStaffOrder({ withdrawalState: 'asked', withdrawal: asked }) } })
  await show('services.read', 'services.handle')
  await screen.findByText('rétractation demandée')
  expect(screen.queryByText('réglée, à réaliser')).toBeNull()
  expect(screen.queryByRole('button', { name: 'Marquer comme réalisée' })).toBeNull()
})

it('refunds for a reason, and says why when it is refused', async () => {
  const answers = [
    problemAnswer('payment.refund-refused', 409, { title: 'Remboursement refusé' }),
    { body: someStaffOrder({ state: 'refused' }) },
  ]
  const seen = fakeApi({
    [`GET ${ONE}`]: () => ({ body: someStaffOrder(answers.length === 0 ? { state: 'refused' } : {}) }),
    [`POST ${ONE}/refund`]: () => answers.shift() ?? { status: 500 },
  })
  await show('services.read', 'payments.refund')
  fireEvent.click(await screen.findByRole('button', { name: 'Rembourser' }))
  const dialog = within(await screen.findByRole('dialog'))
  const confirm = () => fireEvent.click(dialog.getByRole('button', { name: 'Rembourser 19,00\u00A0€' }))
  confirm()
  await dialog.findByRole('alert')
  expect(seen.some(({ method }) => method === 'POST')).toBe(false)
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Atelier annulé' } })
  confirm()
  await dialog.findByText(/Remboursement refusé/u)
  confirm()
  await screen.findByText('refusée, remboursée')
  const [post] = seen.filter(({ method }) => method === 'POST')
  expect(post?.body).toEqual({ paymentId: PAYMENT_ID, reason: 'Atelier annulé' })
  expect(post?.headers.get('idempotency-key')).toBeTruthy()
})

it('undoes what a voucher alone paid: there is nothing to give back', async () => {
  const free = { amountCents: 0, voucherCents: 1900, method: 'free' as const }
  const order = someStaffOrder(free)
  const payments = order.payments.map((payment) => ({ ...payment, amountCents: 0, method: 'free' as const }))
  let state = order.state
  const seen = fakeApi({
    [`GET ${ONE}`]: () => ({ body: { ...order, payments, state } }),
    [`POST ${ONE}/refund`]: () => {
      state = 'refused'
      return { body: { ...order, payments, state } }
    },
  })
  await show('services.read', 'payments.refund')
  await screen.findByText('Bon cadeau, déjà déduit')
  fireEvent.click(screen.getByRole('button', { name: 'Annuler cette commande' }))
  const dialog = within(await screen.findByRole('dialog'))
  dialog.getByText(/le bon redevient utilisable/u)
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Atelier annulé' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Annuler cette commande' }))
  await screen.findByText('refusée, remboursée')
  expect(seen.find(({ method }) => method === 'POST')?.body).toMatchObject({ paymentId: PAYMENT_ID })
})

it('a withdrawal told by letter speaks of payments to come for a subscription only', async () => {
  const open = async (interval: StaffOrder['interval']) => {
    const { withdrawal } = someOrder()
    const order = someStaffOrder({ interval, withdrawal: { ...withdrawal, denial: null, state: null } })
    fakeApi({ [`GET ${ONE}`]: { body: order } })
    await show('services.read', 'services.handle')
    fireEvent.click(await screen.findByRole('button', { name: 'Enregistrer une rétractation' }))
    const text = (await screen.findByRole('dialog')).textContent
    cleanup()
    return text
  }
  expect(await open(null)).not.toContain('prélevé')
  expect(await open('month')).toContain('L’abonnement n’est plus prélevé.')
})
