import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as CompanyPage } from './company-page.tsx'

const parts = {
  ...{ name: 'CLARISSE VIDALENC', legalForm: '1000', ape: '74.10Z', apeVersion: 'naf-rev-2' },
  ...{ startedOn: '2021-03-01', isOpen: true, closedOn: null, isMasked: false },
  ...{ street: '14 Rue des Lavandes', complement: null, postcode: '13100', city: 'Aix-en-Provence' },
}
const held = {
  ...{ siret: '91234560000015', ...parts, startedOn: null },
  ...{ registerAt: '2026-11-22T09:00:00.000Z', found: null, version: 3 },
}
const options = {
  'GET /me/declarant/options': { body: { begunOn: null, postcode: null, items: [], version: 3 } },
}
const told = { ...parts, street: '3 Cours des Platanes', ape: '62.01Z' }
const plain = (element: Element) => (element.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const show = () => renderPage(<CompanyPage />, { path: '/entreprise' })

afterEach(cleanup)

it('tells what is on file; each difference is kept or taken by itself', async () => {
  const after = { ...held, street: told.street, startedOn: told.startedOn, version: 4 }
  const seen = fakeApi({
    ...options,
    'GET /me/declarant/company': { body: held },
    'GET /me/declarant/company-check': {
      body: { outcome: 'found', company: told, differences: ['ape', 'address', 'startedOn'] },
    },
    'PUT /me/declarant/company': { body: after },
  })
  await show()
  await screen.findByText('CLARISSE VIDALENC')
  await screen.findByText(/Activités spécialisées de design/u)
  const page = plain(document.body)
  for (const words of [
    'Entrepreneur individuel',
    '74.10Z (NAF rév. 2) – Activités spécialisées de design',
    'En activité',
    '912 345 600',
    'INPI',
  ])
    expect(page).toContain(words)
  fireEvent.click(screen.getByRole('button', { name: 'Actualiser depuis le registre' }))
  const dialog = within(await screen.findByRole('dialog'))
  const part = async (name: RegExp) => within(await dialog.findByRole('group', { name }))
  // What stands in the file stays unless chosen; what it leaves empty is filled in unless refused.
  const kept = (await part(/^Code APE/)).getByRole<HTMLInputElement>('radio', { name: /Garder/ })
  expect(kept.checked).toBe(true)
  const begun = (await part(/^Début/)).getByRole<HTMLInputElement>('radio', { name: /Reprendre/ })
  expect(begun.checked).toBe(true)
  fireEvent.click((await part(/^Adresse/)).getByRole('radio', { name: /Reprendre/ }))
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer mes choix' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = seen.find(({ method }) => method === 'PUT')
  expect(sent?.body).toEqual({ take: ['address', 'startedOn'] })
  expect(sent?.headers.get('if-match')).toBe('"3"')
  expect(plain(document.body)).toContain('3 Cours des Platanes')
})

it('says what is masked, and what follows where the register is silent', async () => {
  fakeApi({
    ...options,
    'GET /me/declarant/company': {
      body: { ...held, name: null, street: null, city: null, postcode: null, isMasked: true, isOpen: false },
    },
    'GET /me/declarant/company-check': { body: { outcome: 'unavailable', company: null, differences: [] } },
  })
  await show()
  expect((await screen.findAllByText('Non communiqué')).length).toBeGreaterThan(1)
  expect(screen.getByText(/diffusion partielle/)).toBeTruthy()
  expect(screen.getByText('Établissement fermé d’après le registre')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Actualiser depuis le registre' }))
  await screen.findByText('Le registre ne répond pas')
  expect(screen.getByRole('button', { name: 'Réessayer' })).toBeTruthy()
})

it('leads from a difference that was found by night to what both say', async () => {
  const found = { at: '2026-11-27T00:35:00.000Z', parts: ['address', 'ape'], company: told }
  fakeApi({
    ...options,
    'GET /me/declarant/company': { body: { ...held, found } },
    'GET /me/declarant/company-check': {
      body: { outcome: 'found', company: told, differences: ['ape', 'address'] },
    },
  })
  await show()
  await screen.findByText('Le registre dit autre chose')
  expect(plain(document.body)).toContain('Vu le 27 novembre 2026 : Adresse, Code APE.')
  fireEvent.click(screen.getByRole('button', { name: 'Comparer' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByRole('group', { name: /^Adresse/u })
  expect(plain(screen.getByRole('dialog'))).toContain('62.01Z (NAF rév. 2) – Programmation informatique')
})

it('sends whoever has no file back to the dashboard', async () => {
  fakeApi({
    'GET /me/declarant/company': { status: 404, body: { code: 'resource.not-found', status: 404 } },
  })
  await show()
  await screen.findByText('Aucun dossier de déclarant')
})
