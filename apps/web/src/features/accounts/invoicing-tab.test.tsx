import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, type SeenCall } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as AccountPage } from './account-page.tsx'
import { PRIMARY_ID, pageOf, somePrimary } from './testing/some-account.ts'

const apiFor = (account: Account, more: Parameters<typeof fakeApi>[0]) =>
  fakeApi({
    'GET /accounts': { body: { items: [] } },
    [`GET /accounts/${account.id}`]: { body: account, headers: { etag: '"3"' } },
    [`GET /accounts/${account.id}/history`]: { body: pageOf([]) },
    [`GET /accounts/${account.id}/persons`]: { body: { items: [], invitations: [] } },
    'GET /addresses': { body: { items: [] } },
    ...more,
  })
const show = (id: string, tab: string) =>
  renderPage(
    <SessionContext value={someSession({ hasAccounts: true })}>
      <AccountPage />
    </SessionContext>,
    { path: `/comptes/${id}/${tab}`, route: '/comptes/:id/:tab?' },
  )
const type = (legend: string, label: string, value: string) =>
  fireEvent.change(within(screen.getByRole('group', { name: legend })).getByLabelText(label), {
    target: { value },
  })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
const puts = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'PUT')
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

afterEach(cleanup)

describe('the tab "Facturation"', () => {
  const none = {
    streetNumber: null,
    streetNumberSuffix: null,
    streetName: null,
    complement: null,
    postBox: null,
    postcode: null,
    city: null,
    country: null,
  }
  const invoicing = {
    invoicingOn: '2008-06-27',
    useResponsibleAddress: true,
    address: none,
    salesEmail: 'ventes@demo.example',
    salesPhone: null,
    cost: {
      lines: [
        {
          item: 'secondary-mailbox',
          label: 'Boîte mail d’un compte secondaire',
          quantity: 7,
          unitCents: 500,
          netCents: 3500,
          vatRateBps: 2000,
          vatCents: 700,
        },
      ],
      netCents: 3500,
      vatCents: 700,
      grossCents: 4200,
    },
    version: 3,
  }
  const INVOICING = `/accounts/${PRIMARY_ID}/invoicing`

  it('shows the date as set by staff, the cost with VAT and the sales desk', async () => {
    apiFor(somePrimary(), { [`GET ${INVOICING}`]: { body: invoicing, headers: { etag: '"3"' } } })
    await show(PRIMARY_ID, 'facturation')
    const date = await screen.findByLabelText<HTMLInputElement>('Date de facturation')
    expect(date.readOnly).toBe(true)
    expect(date.value).toBe('27/06/2008')
    const table = screen.getByRole('table', { name: 'Coût de ce mois' })
    const rows = within(table)
      .getAllByRole('row')
      .map(({ textContent }) => plain(textContent))
    expect(rows[1]).toBe('Boîte mail d’un compte secondaire75,00 €35,00 €20 %')
    expect(rows.slice(2)).toEqual(['Total HT35,00 €', 'Montant de la TVA7,00 €', 'Total TTC42,00 €'])
    expect(screen.getByRole('link', { name: 'ventes@demo.example' })).toBeTruthy()
    expect(screen.queryByLabelText('Nom voie')).toBeNull()
  })

  it('asks for an address of its own once the box is off, and saves it', async () => {
    const seen = apiFor(somePrimary(), {
      [`GET ${INVOICING}`]: { body: invoicing, headers: { etag: '"3"' } },
      [`PUT ${INVOICING}`]: {
        body: { ...invoicing, useResponsibleAddress: false, version: 4 },
        headers: { etag: '"4"' },
      },
    })
    await show(PRIMARY_ID, 'facturation')
    fireEvent.click(await screen.findByLabelText('Utiliser l’adresse du responsable pour la facturation'))
    save()
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Nom voie (Adresse de facturation)',
      'Code Postal (Adresse de facturation)',
      'Ville (Adresse de facturation)',
    ])
    type('Adresse de facturation', 'Nom voie', 'rue Haute')
    type('Adresse de facturation', 'Code Postal', '92000')
    type('Adresse de facturation', 'Ville', 'Nanterre')
    save()
    await screen.findByText('Modifications enregistrées')
    expect(puts(seen)[0]?.headers.get('if-match')).toBe('"3"')
    expect(puts(seen)[0]?.body).toMatchObject({
      useResponsibleAddress: false,
      address: { streetName: 'rue Haute', postcode: '92000', city: 'Nanterre', country: 'FR' },
    })
  })
})
