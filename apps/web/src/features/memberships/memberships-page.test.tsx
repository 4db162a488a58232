import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import type { Membership } from './api/list-memberships.ts'
import { Component as MembershipsPage } from './memberships-page.tsx'

const ID = '0197a3a0-0000-7000-8000-000000000100'
const row: Membership = {
  id: ID,
  startsOn: '2022-12-28',
  endsOn: '2023-12-27',
  renewedOn: null,
  amountCents: 6900,
  type: { id: ID, code: 'normale', label: 'normale' },
  partnerName: null,
  paidOn: '2022-12-28',
  paymentMethod: 'card',
  managementTool: false,
  managementToolSince: null,
  cancellation: null,
  state: 'inactive',
  renewable: true,
}
const page = (items: Membership[], more: object = {}) => ({
  body: {
    items,
    nextCursor: null,
    previousCursor: null,
    total: items.length,
    totalIsExact: true,
    firstRank: items.length > 0 ? 1 : 0,
    ...more,
  },
})
const NO_AUTOMATIC = {
  ...{ state: 'off', methods: [], method: null, methodLabel: null, setupUrl: null, agreedOn: null },
  ...{ next: null, stopped: null },
}
const organisation = { body: { email: 'contact@demo.example', managementToolName: 'Carnet' } }

const show = (path = '/adhesions') =>
  renderPage(
    <SessionContext value={someSession()}>
      <MembershipsPage />
    </SessionContext>,
    { path },
  )
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

afterEach(cleanup)

describe('the table of memberships', () => {
  it('has the columns that the members know, and the words of each row', async () => {
    fakeApi({
      'GET /automatic-renewal': { body: NO_AUTOMATIC },
      'GET /memberships': page([row], { total: 12, nextCursor: 'next' }),
      'GET /organisation': organisation,
    })
    await show()
    await screen.findByRole('table')
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Adhésion',
      'Renouvellement',
      'Échéance',
      'Montant',
      'Type',
      'Partenaire',
      'Règlement',
      'Outil de gestion',
      'Création outil de gestion',
      'Statut',
      'Actions',
    ])
    const cells = screen.getAllByRole('cell').map(({ textContent }) => plain(textContent))
    expect(cells.slice(0, 10)).toEqual([
      '28/12/2022',
      'Renouveler',
      '27/12/2023',
      '69,00 €',
      'normale',
      '-',
      'Le 28/12/2022 par Stripe',
      'Non',
      '-',
      'inactif',
    ])
    expect(screen.getByRole('link', { name: 'Voir' }).getAttribute('href')).toBe(`/adhesions/${ID}`)
    expect(screen.getByRole('link', { name: 'Renouveler' }).getAttribute('href')).toBe(
      `/adhesions/${ID}/renouveler`,
    )
    expect(plain(document.body.textContent)).toContain('Affichage de l’élément 1 à 1 sur 12 éléments')
    expect(await screen.findByText(/désigne Carnet/)).toBeTruthy()
  })

  it('keeps search, order and page in the address, and asks the API for them', async () => {
    const seen = fakeApi({
      'GET /automatic-renewal': { body: NO_AUTOMATIC },
      'GET /memberships': page([row], { total: 12, nextCursor: 'next' }),
      'GET /organisation': organisation,
    })
    const { router } = await show()
    await screen.findByRole('table')
    fireEvent.click(screen.getByRole('button', { name: 'Échéance' }))
    await waitFor(() => expect(router.state.location.search).toBe('?tri=-endsOn'))
    fireEvent.click(await screen.findByRole('button', { name: 'Suivant' }))
    await waitFor(() => expect(router.state.location.search).toBe('?tri=-endsOn&page=next'))
    fireEvent.change(screen.getByLabelText('Rechercher'), { target: { value: '2022' } })
    await waitFor(() => expect(router.state.location.search).toBe('?tri=-endsOn&q=2022'))
    await waitFor(() =>
      expect(seen.findLast(({ path }) => path === '/memberships')?.query.toString()).toBe(
        'sort=-endsOn&q=2022',
      ),
    )
  })

  it('says what to do when the search finds nothing, and when there is nothing at all', async () => {
    fakeApi({
      'GET /automatic-renewal': { body: NO_AUTOMATIC },
      'GET /memberships': page([]),
      'GET /organisation': organisation,
    })
    const { router } = await show('/adhesions?q=zzz')
    await screen.findByText(/Aucune adhésion ne correspond à/)
    fireEvent.click(screen.getByRole('button', { name: 'Voir toutes les adhésions' }))
    await waitFor(() => expect(router.state.location.search).toBe(''))
    await screen.findByText('Aucune adhésion pour le moment')
  })
})

describe('the certificate while the membership is over', () => {
  it('says why there is none and offers to renew', async () => {
    fakeApi({
      'GET /automatic-renewal': { body: NO_AUTOMATIC },
      'GET /memberships': page([row]),
      'GET /organisation': organisation,
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Attestation d’adhésion' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/a pris fin le 23 octobre 2026/)).toBeTruthy()
    expect(dialog.getByRole('link', { name: 'Renouveler mon adhésion' }).getAttribute('href')).toBe(
      `/adhesions/${ID}/renouveler`,
    )
  })
})
