import type { Permission } from '@guichet/domain/rights'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import * as leave from '../../../shared/browser/leave.ts'
import { fakeApi } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { Component as StaffDeclarantsPage } from './staff-declarants-page.tsx'

const file = {
  ...{ id: '01900000-0000-7000-8000-0000000000c1', personId: '01900000-0000-7000-8000-0000000000c2' },
  ...{ birthName: 'Benhaddou', useName: null, firstNames: 'Aïcha', email: 'aicha@example.org', phone: null },
  ...{ phoneProven: true, sameSiret: 0, decidedBy: null, decidedAt: null, reason: null, state: 'open' },
  ...{ finding: 'same', siret: '91234560000015', companyName: 'Atelier', legalForm: null, ape: null },
  askedAt: '2026-11-22T09:00:00.000Z',
}
const option = {
  ...{ id: '01900000-0000-7000-8000-0000000000d2', kind: 'income-tax', choices: ['scale'] },
  ...{ startsOn: '2024-03-05', endsOn: null, askedOn: null, saidAt: '2026-11-22T09:00:00.000Z' },
  ...{ saidBy: 'Aïcha Benhaddou', withdrawnAt: null, withdrawnBy: null },
}
const gone = {
  ...option,
  ...{ id: '01900000-0000-7000-8000-0000000000d3', kind: 'vat', choices: ['normal'] },
  ...{ withdrawnAt: '2026-11-23T09:00:00.000Z', withdrawnBy: 'Odile Kerguelen' },
}
const page = (items: readonly object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true, firstRank: 1 },
})
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-30T10:00:00.000Z'), toFake: ['Date'] })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('shows what a declarant said of the company and since when, with its history, and changes nothing', async () => {
  fakeApi({
    'GET /admin/declarants': { body: page([file]) },
    [`GET /admin/declarants/${file.id}/options`]: {
      body: { begunOn: '2024-03-05', postcode: '13100', items: [option, gone], version: 3 },
    },
  })
  await renderPage(
    <SessionContext value={someSession({ staffRole: 'support', permissions: ['declarants.read'] })}>
      <StaffDeclarantsPage />
    </SessionContext>,
    { path: '/admin/demandes/declarants?etat=ouverts' },
  )
  fireEvent.click(await screen.findByRole('button', { name: 'Options' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText('Barème progressif')
  expect(plain()).toContain('Options fiscales et sociales : Aïcha Benhaddou')
  expect(plain()).toContain('Depuis le 5 mars 2024')
  expect(dialog.getAllByText('À renseigner')).toHaveLength(4)
  fireEvent.click(dialog.getByRole('button', { name: 'Historique' }))
  expect(plain()).toContain('TVA : Réel normal')
  expect(plain()).toContain('Le 23/11/2026 par Odile Kerguelen')
  expect(dialog.queryByRole('button', { name: /Modifier|Retirer|Renseigner/u })).toBeNull()
  fireEvent.click(dialog.getAllByRole('button', { name: 'Fermer' }).at(-1) as HTMLElement)
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
})

it('lets those who may act for a declarant, for a reason, also one who is no member', async () => {
  const left = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  const seen = fakeApi({
    'GET /admin/declarants': { body: page([file]) },
    [`POST /admin/members/${file.personId}/assistances`]: {
      status: 201,
      body: { id: '01900000-0000-7000-8000-0000000000e1', endsAt: '2026-11-30T10:30:00.000Z' },
    },
  })
  const show = (permissions: Permission[]) =>
    renderPage(
      <SessionContext value={someSession({ staffRole: 'manager', permissions })}>
        <StaffDeclarantsPage />
      </SessionContext>,
      { path: '/admin/demandes/declarants?etat=ouverts' },
    )
  await show(['declarants.read'])
  await screen.findByRole('button', { name: 'Options' })
  expect(screen.queryByRole('button', { name: 'Intervenir' })).toBeNull()
  cleanup()
  await show(['declarants.read', 'members.assist'])
  fireEvent.click(await screen.findByRole('button', { name: 'Intervenir' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Intervenir pour Aïcha Benhaddou' }))
  fireEvent.change(dialog.getByLabelText(/^Motif/u), { target: { value: 'Correction demandée par écrit' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Commencer l’intervention' }))
  await waitFor(() =>
    expect(left).toHaveBeenCalledWith('/dossiers/01900000-0000-7000-8000-0000000000e1/tableau-de-bord'),
  )
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({
    reason: 'Correction demandée par écrit',
  })
})
