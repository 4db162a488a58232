import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { fakeApi } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { Component as NewMemberPage } from './new-member-page.tsx'

const member = (number: number, firstName: string, lastName: string) => ({
  ...{ personId: `0197a3a0-0000-7000-8000-0000000005${number}`, memberNumber: number, firstName, lastName },
  ...{ email: '', personalEmail: null, phone: null, activity: null, siret: null, ape: null, website: null },
  ...{ partner: null, street: null, complement: null, postcode: '13100', city: 'Aix', typeFr: 'normale' },
  ...{ typeEn: 'standard', startsOn: '2026-01-01', endsOn: '2026-12-31', membershipState: 'active' },
  recordedAt: '2025-01-05T10:00:00.000Z',
})
const members = {
  ...{ items: [member(46, 'Léa', 'Dupont'), member(47, 'Léa-Rose', 'Dupont')], total: 2 },
  ...{ nextCursor: null, previousCursor: null, totalIsExact: true, firstRank: 1, nearly: false },
}
const fill = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })

afterEach(cleanup)

it('tells who has the same name already, with the way to that file', async () => {
  const seen = fakeApi({
    'GET /admin/members': { body: members },
    'GET /admin/membership-types': { body: { items: [] } },
    'GET /admin/partners': { body: { items: [] } },
  })
  await renderPage(<NewMemberPage />, { path: '/admin/adherents/nouveau' })
  fill('Nom', 'DUPONT')
  expect(screen.queryByText('Un adhérent porte déjà ce nom')).toBeNull()
  fill('Prénom', 'lea')
  expect(await screen.findByText('Un adhérent porte déjà ce nom')).toBeDefined()
  const links = screen.getAllByRole('link', { name: /nouvel onglet/u })
  expect(links.map((link) => link.getAttribute('href'))).toEqual([
    `/admin/adherents/${members.items[0]?.personId}`,
  ])
  expect(seen.filter(({ path }) => path === '/admin/members')).toHaveLength(1)
  fill('Prénom', 'Lucienne')
  await waitFor(() => expect(screen.queryByText('Un adhérent porte déjà ce nom')).toBeNull())
})
