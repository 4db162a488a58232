import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as StatisticsPage } from './statistics-page.tsx'

const month = (name: string, more: object = {}) => ({
  ...{
    month: name,
    running: false,
    members: 0,
    joined: 0,
    returned: 0,
    renewed: 0,
    left: 0,
    leftShare: null,
  },
  ...{ membershipCents: 0, serviceCents: 0, otherCents: 0, refundedCents: 0, ...more },
})
const STATISTICS = {
  today: '2026-11-24',
  months: [
    month('2026-10', {
      members: 1203,
      joined: 10,
      left: 3,
      renewed: 9,
      leftShare: 2500,
      membershipCents: 69_000,
    }),
    month('2026-11', { members: 1206, running: true, joined: 3, refundedCents: 2500, serviceCents: 1200 }),
  ],
  sum: {
    ...{ joined: 13, returned: 2, renewed: 9, left: 3, renewedShare: 7500 },
    ...{ receivedCents: 70_200, refundedCents: 2500 },
  },
  due: [{ month: '2026-11', memberships: 4, amountCents: 27_600 }],
  types: [{ label: 'Adhésion normale', members: 1206 }],
  methods: [{ method: 'card', payments: 11, amountCents: 70_200 }],
}
const NOTHING = {
  ...{ ...STATISTICS, months: [month('2026-11', { running: true })], types: [], methods: [] },
  due: [{ month: '2026-11', memberships: 0, amountCents: 0 }],
}
const show = (path = '/admin/chiffres') => renderPage(<StatisticsPage />, { path })
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const card = async (name: string) => within(await screen.findByRole('region', { name }))

beforeEach(() => {
  vi.stubGlobal(
    'ResizeObserver',
    class {
      observe() {}
      unobserve() {}
      disconnect() {}
    },
  )
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

describe('the figures by month', () => {
  it('are summed up, and told in tables beside the charts, the latest month first', async () => {
    fakeApi({ 'GET /admin/statistics': { body: STATISTICS } })
    await show()
    const moves = await card('Arrivées et départs')
    expect(plain(document.body.textContent)).toContain(
      'Arrivées15Départs3Renouvellements75 %Encaissé702,00 €',
    )
    fireEvent.click(moves.getByRole('button', { name: 'Voir les chiffres' }))
    const rows = within(moves.getByRole('table'))
      .getAllByRole('row')
      .map(({ textContent }) => plain(textContent))
    expect(rows.slice(1)).toEqual(['novembre 2026 (en cours)3000–', 'octobre 2026100' + '9325 %'])
    const means = await card('Encaissements par mode de règlement')
    expect(plain(means.getByText(/règlements\)/u).textContent)).toBe('702,00 € (11 règlements)')
  })

  it('are asked for the period of the address, and for another', async () => {
    const seen = fakeApi({ 'GET /admin/statistics': { body: STATISTICS } })
    const { router } = await show('/admin/chiffres?mois=24')
    await card('Adhérents')
    expect(seen.at(-1)?.query.get('months')).toBe('24')
    fireEvent.change(screen.getByLabelText('Période'), { target: { value: '36' } })
    await waitFor(() => expect(router.state.location.search).toBe('?mois=36'))
    await waitFor(() => expect(seen.at(-1)?.query.get('months')).toBe('36'))
  })

  it('say that there is nothing, and that they could not be read', async () => {
    fakeApi({ 'GET /admin/statistics': { body: NOTHING } })
    await show()
    expect((await card('Échéances à venir')).getByText(/^Aucune adhésion ne se termine/u)).toBeDefined()
    expect((await card('Adhérents par type d’adhésion')).getByText('Aucune adhésion en cours.')).toBeDefined()
    cleanup()
    fakeApi({ 'GET /admin/statistics': problemAnswer('service.unavailable', 503) })
    await show()
    expect(await screen.findByRole('button', { name: 'Réessayer' })).toBeDefined()
  })
})
