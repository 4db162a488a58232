import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as InformationPage } from './information-page.tsx'
import type { Me } from './information-values.ts'

const place = { street: '14 Rue des Lavandes', complement: null, postcode: '13100', city: 'Aix-en-Provence' }
const nowhere = { street: null, complement: null, postcode: null, city: null }
const file: Me = {
  ...{ personId: '0197a3a0-0000-7000-8000-000000000050', memberNumber: 46, lastName: 'VIDALENC' },
  ...{ firstName: 'Clarisse', email: 'clarisse@demo.example', personalEmail: null, phone: null },
  ...{ activity: 'Graphiste', nirMasked: null, siret: '91234560000015', ape: '6201Z', company: null },
  ...{ website: null, facebookUrl: null, partner: null, referralCode: null },
  ...{ personalAddress: nowhere, businessAddress: nowhere, version: 3 },
}
const registered = {
  ...{ siret: '91234560000015', name: 'CLARISSE VIDALENC', isOpen: true, isMasked: false, ape: '74.10Z' },
  ...{ startedOn: null, closedOn: null, ...place },
}
const proven: Me = {
  ...file,
  businessAddress: place,
  version: 4,
  company: {
    ...{
      standing: 'proven',
      fields: ['siret'],
      provenAt: '2026-11-22T09:00:00.000Z',
      source: 'member',
      holder: 'same',
      name: 'CLARISSE VIDALENC',
    },
    ...{ isOpen: true, isMasked: false, closedOn: null, address: place },
  },
}
const around = {
  'GET /partners': { body: { items: [] } },
  'GET /organisation': { body: { email: 'accueil@demo.example' } },
}
const tagged = (me: Me) => ({ body: me, headers: { etag: `"${me.version}"` } })
const show = () =>
  renderPage(
    <SessionContext value={someSession()}>
      <InformationPage />
    </SessionContext>,
    { path: '/informations' },
  )
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

afterEach(cleanup)

it('shows where register and file differ, keeps what stands there, and marks what is proven', async () => {
  const seen = fakeApi({
    ...around,
    'GET /me': tagged(file),
    'GET /me/company-check': {
      body: {
        outcome: 'found',
        company: registered,
        holder: 'same',
        differences: ['ape', 'businessAddress'],
      },
    },
    'PUT /me/company-proof': tagged(proven),
  })
  await show()
  fireEvent.click(await screen.findByRole('button', { name: 'Vérifier auprès du registre' }))
  const dialog = within(await screen.findByRole('dialog'))
  const ape = within(await dialog.findByRole('group', { name: /^Ape/ }))
  expect(ape.getByRole<HTMLInputElement>('radio', { name: /Garder/ }).checked).toBe(true)
  const address = within(dialog.getByRole('group', { name: /^Adresse activité/ }))
  expect(address.getByRole<HTMLInputElement>('radio', { name: /Reprendre/ }).checked).toBe(true)
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer comme vérifié' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = seen.find(({ method }) => method === 'PUT')
  expect(sent?.body).toEqual({ take: ['businessAddress'] })
  expect(sent?.headers.get('if-match')).toBe('"3"')
  expect(screen.getByLabelText<HTMLInputElement>('Siret').readOnly).toBe(true)
  expect(screen.getByLabelText<HTMLInputElement>('Ape').readOnly).toBe(false)
  expect(plain(document.body.textContent)).toContain('Vérifié auprès du registre le 22/11/2026')
  const link = screen.getByRole('link', { name: 'Signaler un nouveau SIRET' })
  expect(link.getAttribute('href')).toBe('/informations/evenements?evenement=new-siret')
})

it('says of a company that is not told that the organisation looks at it, and leaves the fields open', async () => {
  const masked = { ...registered, name: null, isMasked: true, street: null, postcode: null, city: null }
  const nowhere = { street: null, complement: null, postcode: null, city: null }
  fakeApi({
    ...around,
    'GET /me': tagged(file),
    'GET /me/company-check': {
      body: { outcome: 'found', company: masked, holder: 'untold', differences: [] },
    },
    'PUT /me/company-proof': tagged({
      ...proven,
      company: {
        ...{
          standing: 'to-check',
          fields: [],
          provenAt: '2026-11-22T09:00:00.000Z',
          source: 'member',
          holder: 'untold',
        },
        ...{ name: null, isOpen: true, isMasked: true, closedOn: null, address: nowhere },
      },
    }),
  })
  await show()
  fireEvent.click(await screen.findByRole('button', { name: 'Vérifier auprès du registre' }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(await dialog.findByRole('button', { name: 'Enregistrer et faire vérifier' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(screen.getByText('Existe au registre, à vérifier par notre équipe')).toBeTruthy()
  expect(plain(document.body.textContent)).toContain('ne diffuse pas le nom de cette entreprise')
  expect(screen.getByLabelText<HTMLInputElement>('Siret').readOnly).toBe(false)
  expect(screen.queryByRole('link', { name: 'Signaler un nouveau SIRET' })).toBeNull()
})

it('says that the register is silent, and tries again', async () => {
  const silent = { outcome: 'unavailable', company: null, holder: null, differences: [] }
  const seen = fakeApi({
    ...around,
    'GET /me': tagged(file),
    'GET /me/company-check': { body: silent },
  })
  await show()
  fireEvent.click(await screen.findByRole('button', { name: 'Vérifier auprès du registre' }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(await dialog.findByText('Le registre ne répond pas')).toBeTruthy()
  fireEvent.click(dialog.getByRole('button', { name: 'Réessayer' }))
  await waitFor(() => expect(seen.filter(({ path }) => path.includes('company-check'))).toHaveLength(2))
  fireEvent.change(screen.getByLabelText('Siret'), { target: { value: '945 678 936 00010' } })
  expect(screen.getByText('Enregistrez le SIRET, puis vérifiez-le auprès du registre.')).toBeTruthy()
})
