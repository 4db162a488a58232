import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { RefundDialog } from './refund-dialog.tsx'
import type { PaymentFile } from './refunds.ts'

const ID = '0197a3a0-0000-7000-8000-000000000201'
const MEMBERSHIP_ID = '0197a3a0-0000-7000-8000-000000000202'
const somePayment = (over: Partial<PaymentFile> = {}): PaymentFile => ({
  ...{ id: ID, label: 'Renouvellement d’adhésion', amountCents: 6900, method: 'card', state: 'paid' },
  ...{ reference: 'AD-2026-000123-K', paidOn: '2026-11-20', createdAt: '2026-11-20T09:15:00.000Z' },
  ...{ receiptNumber: 'R-2026-000123', refundedCents: 1000, refundPendingCents: 0, unpaidBy: null },
  ...{ memberNumber: 12, personId: ID, holderName: 'Élodie Aubanel', refundableCents: 5900, byHand: false },
  membership: { id: MEMBERSHIP_ID, startsOn: '2027-01-01', endsOn: '2027-12-31', state: 'upcoming' },
  refunds: [
    {
      ...{ id: 'r1', amountCents: 1000, state: 'done', reason: 'payment-service', undoes: null },
      ...{ askedBy: null, askedAt: '2026-11-21T09:15:00.000Z' },
    },
  ],
  ...over,
})
const show = async (cancels = false) => {
  const onDone = vi.fn()
  await renderPage(
    <RefundDialog paymentId={ID} cancels={cancels} onClose={() => undefined} onDone={onDone} />,
    { path: '/admin/paiements', route: '/admin/paiements' },
  )
  return { onDone, dialog: within(await screen.findByRole('dialog')) }
}

afterEach(cleanup)

it('gives a part back within what is left, and says what becomes of the membership', async () => {
  const answers = [problemAnswer('payment.refund-refused', 409, { title: 'Remboursement refusé' })]
  const seen = fakeApi({
    [`GET /admin/payments/${ID}`]: { body: somePayment() },
    [`POST /admin/payments/${ID}/refunds`]: () =>
      answers.shift() ?? { body: somePayment({ refundedCents: 3000, refundableCents: 3900 }) },
  })
  const { dialog, onDone } = await show()
  await dialog.findByText(/remboursement fait chez Stripe/u)
  const amount = dialog.getByLabelText('Montant à rembourser')
  fireEvent.change(amount, { target: { value: '59,01' } })
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Geste commercial' } })
  fireEvent.click(dialog.getByRole('button', { name: /^Rembourser/u }))
  await dialog.findByRole('alert')
  expect(seen.some(({ method }) => method === 'POST')).toBe(false)
  fireEvent.change(amount, { target: { value: '20' } })
  await dialog.findByText('L’adhésion reste valable.')
  const confirm = () => fireEvent.click(dialog.getByRole('button', { name: 'Rembourser 20,00\u00A0€' }))
  confirm()
  await dialog.findByText(/Remboursement refusé/u)
  fireEvent.click(dialog.getByLabelText(/^Annuler l’adhésion/u))
  await dialog.findByText(/annulée à compter d’aujourd’hui/u)
  confirm()
  await waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(onDone.mock.calls[0]?.[0]).toContain('Remboursement de 20,00\u00A0€')
  const posts = seen.filter(({ method }) => method === 'POST')
  expect(posts.map(({ body }) => body)).toEqual([
    { amountCents: 2000, reason: 'Geste commercial', undoes: false },
    { amountCents: 2000, reason: 'Geste commercial', undoes: true },
  ])
})

it('cancels a membership without money going back', async () => {
  const seen = fakeApi({
    [`GET /admin/payments/${ID}`]: { body: somePayment({ byHand: true }) },
    [`POST /admin/memberships/${MEMBERSHIP_ID}/cancellation`]: { body: {} },
  })
  const { dialog, onDone } = await show(true)
  fireEvent.change(await dialog.findByLabelText('Montant à rembourser'), { target: { value: '0' } })
  await dialog.findByText('Rien n’est remboursé.')
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Démission' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Annuler l’adhésion' }))
  await waitFor(() => expect(onDone).toHaveBeenCalledWith('Adhésion annulée.'))
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Démission' })
})
