import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { StaffSearch } from './staff-search.tsx'

const nothing = { subtitle: null, number: null, siret: null, state: null, personId: null, accountId: null }
const items = [
  {
    ...{
      ...nothing,
      kind: 'account',
      id: 'a1',
      title: 'asp1ent',
      subtitle: 'COMPTE ASP1ENT DEV',
      number: '22066',
    },
    ...{ siret: '07955542100019', state: 'open', accountId: 'a1' },
  },
  { ...nothing, kind: 'member', id: 'p1', title: 'Zoé Asper', number: '9731', personId: 'p1' },
]
const PAGES = [
  { label: 'Paiements', to: '/admin/paiements' },
  { label: 'Import d’adhérents', to: '/admin/adherents/import' },
]
const box = () => screen.getByRole('combobox', { name: 'Rechercher partout' })
const type = (text: string) => fireEvent.change(box(), { target: { value: text } })

afterEach(cleanup)

describe('the search over everything', () => {
  it('shows groups as one types, and opens with arrows and Enter', async () => {
    const seen = fakeApi({ 'GET /admin/search': { body: { items } } })
    const { router } = await renderPage(<StaffSearch pages={PAGES} />, { path: '/admin' })
    type('asp')
    await screen.findByText('Comptes')
    expect(screen.getByText('Adhérents')).toBeTruthy()
    expect(screen.getByText(/SIRET 079\s555\s421\s00019 · dossier 22066/)).toBeTruthy()
    expect(seen.at(-1)?.query.get('q')).toBe('asp')
    fireEvent.keyDown(box(), { key: 'ArrowDown', code: 'ArrowDown' })
    fireEvent.keyDown(box(), { key: 'Enter', code: 'Enter' })
    await waitFor(() => expect(router.state.location.pathname).toBe('/admin/comptes/a1/identite'))
    expect((box() as HTMLInputElement).value).toBe('')
  })

  it('asks for nothing before three letters, and says so when nothing matches', async () => {
    const seen = fakeApi({ 'GET /admin/search': { body: { items: [] } } })
    await renderPage(<StaffSearch pages={PAGES} />, { path: '/admin' })
    type('as')
    expect((await screen.findAllByText(/au moins trois lettres/)).length).toBeGreaterThan(0)
    expect(seen).toEqual([])
    type('personne')
    expect((await screen.findAllByText(/Rien ne correspond à/)).length).toBeGreaterThan(0)
  })

  it('finds pages by the beginnings of their names, before it asks for anything', async () => {
    const seen = fakeApi({})
    const { router } = await renderPage(<StaffSearch pages={PAGES} />, { path: '/admin' })
    type('im')
    await screen.findByText('Pages')
    fireEvent.keyDown(box(), { key: 'ArrowDown', code: 'ArrowDown' })
    fireEvent.keyDown(box(), { key: 'Enter', code: 'Enter' })
    await waitFor(() => expect(router.state.location.pathname).toBe('/admin/adherents/import'))
    expect(seen).toEqual([])
  })

  it('is reached by Ctrl K from anywhere', async () => {
    fakeApi({})
    await renderPage(<StaffSearch pages={PAGES} />, { path: '/admin' })
    fireEvent.keyDown(document.documentElement, { key: 'k', code: 'KeyK', ctrlKey: true })
    await waitFor(() => expect(document.activeElement).toBe(box()))
  })
})
