import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import type { BankLine } from './transfers.ts'
import { Component as TransfersPage } from './transfers-page.tsx'

const ID = '0197a3a0-0000-7000-8000-000000000301'
const transfer = {
  ...{ paymentId: ID, personId: ID, reference: 'AD-2026-000123-K', holderName: 'Élodie Aubanel' },
  ...{ label: 'Renouvellement d’adhésion', amountCents: 6900 },
}
const line = (over: Partial<BankLine> = {}): BankLine => ({
  ...{ id: ID, bookedOn: '2026-11-20', amountCents: 6900, name: 'AUBANEL', label: 'AD-2026-000123-K' },
  ...{ state: 'open', payment: null },
  proposal: { ...transfer, by: 'reference', differenceCents: 0, certain: true },
  ...over,
})
const page = (items: readonly BankLine[], certainCount: number) => ({
  body: {
    ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
    ...{ firstRank: items.length > 0 ? 1 : 0, certainCount },
  },
})
const show = (path = '/admin/virements') =>
  renderPage(
    <SessionContext
      value={someSession({ staffRole: 'finance', permissions: ['payments.record', 'payments.refund'] })}
    >
      <TransfersPage />
    </SessionContext>,
    { path, route: '/admin/virements' },
  )

afterEach(cleanup)

it('proposes transfers, tells too much and too little, and confirms one or all certain ones', async () => {
  const under = line({
    id: ID.replace(/1$/u, '2'),
    amountCents: 5000,
    proposal: { ...transfer, by: 'reference', differenceCents: -1900, certain: false },
  })
  const seen = fakeApi({
    'GET /admin/bank-lines': page([line(), under], 1),
    [`POST /admin/bank-lines/${ID}/confirmation`]: { body: line({ state: 'used' }) },
    'POST /admin/bank-lines/confirmations': { body: { confirmed: 1 } },
  })
  await show()
  await screen.findByText('certain')
  await screen.findByText(/il manque 19,00/u)
  const buttons = screen.getAllByRole('button', { name: 'Rapprocher' })
  expect(buttons).toHaveLength(1)
  fireEvent.click(buttons[0] as HTMLElement)
  await screen.findByText('Virement enregistré pour Élodie Aubanel.')
  fireEvent.click(screen.getByRole('button', { name: 'Rapprocher la ligne certaine' }))
  await screen.findByText('1 virement enregistré.')
  const bodies = seen.filter(({ method }) => method === 'POST').map(({ body }) => body)
  expect(bodies).toEqual([{ paymentId: ID }, undefined])
})

it('takes a confirmation back for a reason', async () => {
  const seen = fakeApi({
    'GET /admin/bank-lines': page([line({ state: 'used', proposal: null, payment: transfer })], 0),
    [`POST /admin/bank-lines/${ID}/reversal`]: { body: line({ proposal: null }) },
  })
  await show('/admin/virements?etat=used')
  fireEvent.click(await screen.findByRole('button', { name: 'Annuler le rapprochement' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText(/règlement de Élodie Aubanel est défait/u)
  fireEvent.change(dialog.getByLabelText('Motif'), { target: { value: 'Autre personne' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Annuler le rapprochement' }))
  await waitFor(() => expect(seen.some(({ method }) => method === 'POST')).toBe(true))
  await screen.findByText(/la ligne est à rapprocher de nouveau/u)
})
