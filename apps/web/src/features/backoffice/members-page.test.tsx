import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import type { MemberLine } from './api/list-members.ts'
import type { MemberView, MemberViews } from './api/member-views.ts'
import { Component as MembersPage } from './members-page.tsx'

const ID = '0197a3a0-0000-7000-8000-000000000501'
const VIEW_ID = '0197a3a0-0000-7000-8000-000000000502'
const member: MemberLine = {
  ...{ personId: ID, memberNumber: 46, firstName: 'Léa', lastName: 'Dupont', email: 'lea@test.example' },
  ...{ personalEmail: null, phone: '+33612345678', activity: null, siret: null, ape: null, website: null },
  ...{ partner: null, street: null, complement: null, postcode: '13100', city: 'Aix', typeFr: 'normale' },
  ...{ typeEn: 'standard', startsOn: '2026-01-01', endsOn: '2026-12-31', membershipState: 'active' },
  recordedAt: '2025-01-05T10:00:00.000Z',
}
const view = (over: Partial<MemberView> = {}): MemberView => ({
  ...{ id: VIEW_ID, name: 'À relancer', filters: { state: 'ending' }, sort: 'endsOn', version: 3 },
  ...{
    columns: ['name', 'phone', 'endsOn'],
    shared: false,
    own: true,
    makerName: 'Maëlle Gauthier',
    ...over,
  },
})
const page = {
  body: {
    ...{ items: [member], nextCursor: null, previousCursor: null, total: 1, totalIsExact: true },
    ...{ firstRank: 1, nearly: false },
  },
}
const api = (views: Partial<MemberViews>, more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    'GET /admin/members': page,
    'GET /admin/membership-types': { body: { items: [] } },
    'GET /admin/partners': { body: { items: [] } },
    'GET /admin/member-views': () => ({
      body: { items: [], columns: ['name', 'city'], defaultViewId: null, ...views },
    }),
    ...more,
  })
const show = (path = '/admin/adherents') =>
  renderPage(
    <SessionContext
      value={someSession({ staffRole: 'manager', permissions: ['members.read', 'members.edit'] })}
    >
      <MembersPage />
    </SessionContext>,
    { path, route: '/admin/adherents' },
  )
const headers = () => screen.getAllByRole('columnheader').map(({ textContent }) => textContent)
const choice = () => screen.getByRole<HTMLSelectElement>('combobox', { name: 'Vue' })
const asked = (seen: ReturnType<typeof fakeApi>) =>
  seen.findLast(({ path }) => path === '/admin/members')?.query.toString()

afterEach(cleanup)

it('opens with my first view; a change of it is told, saved, or given up', async () => {
  const views = { items: [view()], defaultViewId: VIEW_ID }
  const seen = api(views, {
    [`PUT /admin/member-views/${VIEW_ID}`]: ({ body }) => {
      views.items = [view({ ...(body as object), version: 4 })]
      return { body: views.items[0] as MemberView }
    },
  })
  await show()
  await screen.findByText('06 12 34 56 78')
  expect(choice().value).toBe(VIEW_ID)
  expect(headers()).toEqual(['Nom', 'Téléphone', 'Échéance'])
  expect(asked(seen)).toContain('state=ending&sort=endsOn')
  expect(screen.queryByText('Modifiée')).toBeNull()

  const state = () => screen.getByRole('combobox', { name: 'Adhésion' })
  fireEvent.change(state(), { target: { value: 'active' } })
  await screen.findByText('Modifiée')
  await waitFor(() => expect(asked(seen)).toContain('state=active&sort=endsOn'))
  fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
  await waitFor(() => expect(screen.queryByText('Modifiée')).toBeNull())
  expect((state() as HTMLSelectElement).value).toBe('ending')

  fireEvent.change(state(), { target: { value: 'active' } })
  fireEvent.click(await screen.findByRole('button', { name: 'Enregistrer' }))
  await screen.findByText(/À relancer.*enregistrée/u)
  const put = seen.find(({ method }) => method === 'PUT')
  expect(put?.body).toMatchObject({ filters: { state: 'active' }, sort: 'endsOn', name: 'À relancer' })
  expect(screen.queryByText('Modifiée')).toBeNull()

  fireEvent.change(choice(), { target: { value: '' } })
  await waitFor(() => expect(headers()).toEqual(['Nom', 'Ville']))
})

it('leaves a view of the team to its maker, and saves it under another name', async () => {
  const seen = api(
    { items: [view({ own: false })] },
    { 'POST /admin/member-views': { status: 201, body: view({ name: 'La mienne' }) } },
  )
  await show(`/admin/adherents?vue=${VIEW_ID}`)
  await screen.findByText('Vue partagée par Maëlle Gauthier, qui seul peut la modifier.')
  fireEvent.click(await screen.findByRole('button', { name: 'Nom' }))
  await screen.findByText('Modifiée')
  expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: 'Enregistrer sous un autre nom' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  await dialog.findByRole('alert')
  fireEvent.change(dialog.getByLabelText('Nom de la vue'), { target: { value: 'La mienne' } })
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(seen.some(({ method }) => method === 'POST')).toBe(true))
  expect(seen.find(({ method }) => method === 'POST')?.body).toMatchObject({
    ...{ name: 'La mienne', sort: 'name', filters: { state: 'ending' }, shared: false },
  })
})

it('keeps my columns in the order that I give them, and says when a view is lost', async () => {
  const seen = api(
    {},
    {
      'PUT /admin/member-list-settings': ({ body }) => ({
        body: body as { columns: ['name']; defaultViewId: null },
      }),
    },
  )
  await show(`/admin/adherents?vue=${VIEW_ID}`)
  await screen.findByText(/Cette vue n’existe plus/u)
  fireEvent.click(screen.getByRole('button', { name: 'Colonnes' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(dialog.getByLabelText<HTMLInputElement>('Nom').disabled).toBe(true)
  fireEvent.click(dialog.getByLabelText('Partenaire'))
  fireEvent.click(dialog.getByRole('button', { name: 'Monter Partenaire' }))
  fireEvent.click(dialog.getByRole('button', { name: 'Monter Partenaire' }))
  fireEvent.click(dialog.getByLabelText('Ville'))
  fireEvent.click(dialog.getByRole('button', { name: 'Appliquer' }))
  await waitFor(() => expect(headers()).toEqual(['Partenaire', 'Nom']))
  expect(seen.find(({ method }) => method === 'PUT')?.body).toEqual({
    ...{ columns: ['partner', 'name'], defaultViewId: null },
  })
})
