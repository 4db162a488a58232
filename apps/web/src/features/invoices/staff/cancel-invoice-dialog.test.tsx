import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { CancelInvoiceDialog } from './cancel-invoice-dialog.tsx'
import type { StaffInvoiceFile } from './staff-invoices.ts'

const ID = '0197a3a0-0000-7000-8000-000000000001'
const line = (label: string, netCents: number) => ({
  ...{ label, quantity: 1, unitCents: netCents, netCents, vatRateBps: 2000 },
})
const invoice = {
  ...{ id: ID, number: 'F2026-000012', accountId: ID, grossCents: 1980, creditedCents: 0 },
  ...{ lines: [line('Abonnement', 1200), line('Boite mail', 450)] },
  rates: [{ rateBps: 2000, netCents: 1650, vatCents: 330 }],
  left: {
    ...{ grossCents: 1980, rates: [{ rateBps: 2000, netCents: 1650, vatCents: 330 }], lines: [1200, 450] },
  },
} as unknown as StaffInvoiceFile
const open = async () => {
  const onDone = vi.fn()
  await renderPage(<CancelInvoiceDialog invoice={invoice} onClose={() => undefined} onDone={onDone} />)
  return onDone
}
const plain = () => document.body.textContent?.replaceAll('\u00A0', ' ') ?? ''

afterEach(cleanup)

describe('a credit note', () => {
  it('takes back amounts of lines: what it comes to and what is left is said first', async () => {
    const seen = fakeApi({ [`POST /admin/invoices/${ID}/credit-notes`]: { body: { id: ID } } })
    const onDone = await open()
    fireEvent.click(await screen.findByRole('radio', { name: /^Une partie/u }))
    const issue = () => fireEvent.click(screen.getByRole('button', { name: 'Émettre l’avoir' }))
    fireEvent.change(screen.getByLabelText(/^Motif/u), { target: { value: 'Boite mail en trop' } })
    issue()
    await screen.findAllByText('Indiquez au moins un montant.')
    const amount = screen.getByLabelText(/^Boite mail/u)
    fireEvent.change(amount, { target: { value: '4,51' } })
    issue()
    await waitFor(() => expect(plain()).toContain('Indiquez un montant entre 0,01 € et 4,50 €'))
    fireEvent.change(amount, { target: { value: '3,33' } })
    expect(plain()).toContain('L’avoir est de 4,00 € TTC. Il reste 15,80 € à régler')
    issue()
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    expect(seen.at(-1)?.body).toEqual({
      ...{ reason: 'Boite mail en trop', lines: [{ rank: 1, netCents: 333 }] },
    })
  })

  it('takes back all that is left unless told otherwise', async () => {
    const seen = fakeApi({ [`POST /admin/invoices/${ID}/credit-notes`]: { body: { id: ID } } })
    const onDone = await open()
    await screen.findByText(/ce mois du compte peut être facturé de nouveau/u)
    fireEvent.change(screen.getByLabelText(/^Motif/u), { target: { value: 'Facturé deux fois' } })
    fireEvent.click(screen.getByRole('button', { name: 'Émettre l’avoir' }))
    await waitFor(() => expect(onDone).toHaveBeenCalled())
    expect(seen.at(-1)?.body).toEqual({ reason: 'Facturé deux fois' })
  })
})
