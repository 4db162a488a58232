import { Button } from '@mantine/core'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { Link } from 'react-router-dom'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { renderPage } from '../testing/render-page.tsx'
import { FilterSelect } from './filter-select.tsx'
import { oneOf, useListAddress } from './list-address.ts'
import type { PageOfList } from './list-pager.tsx'
import { PagedList } from './paged-list.tsx'
import type { Column } from './record-list.tsx'
import { SearchField } from './search-field.tsx'
import { useListPage } from './use-list-page.ts'
import { ROW_LINK } from './use-row-keys.ts'

interface Boat {
  readonly id: string
  readonly name: string
}
const BOATS: readonly Boat[] = ['Alizé', 'Bora', 'Cyclone', 'Dune', 'Embrun'].map((name) => ({
  id: name.toLowerCase(),
  name,
}))
const ADDRESS = {
  sorts: ['name', '-name', '-length', 'length'] as const,
  filters: { port: oneOf(['brest', 'sete']), etat: oneOf(['afloat', 'ashore']) },
}
const COLUMNS: readonly Column<Boat>[] = [
  {
    key: 'name',
    header: 'Nom',
    sort: 'name',
    upFirst: true,
    main: true,
    render: ({ id, name }) => (
      <Link to={`/bateaux/${id}`} {...{ [ROW_LINK]: '' }}>
        {name}
      </Link>
    ),
  },
  { key: 'length', header: 'Longueur', sort: 'length', render: () => '12 m' },
  { key: 'port', header: 'Port', render: () => 'Brest' },
]
const page = (items: readonly Boat[], more: Partial<PageOfList<Boat>> = {}): PageOfList<Boat> => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  ...{ firstRank: items.length > 0 ? 1 : 0, ...more },
})

type Load = (asked: object) => Promise<PageOfList<Boat>>
const acted = vi.fn<(boats: readonly string[]) => void>()

function Fleet({ load, bulk = false }: { readonly load: Load; readonly bulk?: boolean }) {
  const address = useListAddress(ADDRESS)
  const { q, sort, cursor, filters } = address
  const asked = { q, sort, cursor, ...filters }
  const query = useListPage(
    queryOptions({
      queryKey: ['boats', asked],
      queryFn: () => load(asked),
      placeholderData: keepPreviousData,
      retry: false,
    }),
    address,
  )
  return (
    <PagedList
      query={query}
      address={address}
      caption="Bateaux"
      columns={COLUMNS}
      rowKey={({ id }) => id}
      tools={
        <>
          <SearchField value={q} onSearch={(text) => address.change({ q: text })} />
          <FilterSelect
            label="Port d’attache"
            allLabel="Tous"
            value={filters.port}
            options={[{ value: 'brest', label: 'Brest' }]}
            onChange={(port) => address.change({ port })}
          />
        </>
      }
      nothingFound={{ title: 'Aucun bateau ne correspond', body: 'Changez les filtres.', clear: 'Effacer' }}
      empty={{ title: 'Aucun bateau', children: 'Ajoutez le premier.' }}
      note={<p>Mis à jour chaque nuit</p>}
      {...(bulk && {
        bulk: {
          nameOf: ({ name }: Boat) => name,
          actions: (selected: readonly Boat[], clear: () => void) => (
            <Button
              onClick={() => {
                acted(selected.map(({ name }) => name))
                clear()
              }}
            >
              Mettre à l’eau
            </Button>
          ),
        },
      })}
    />
  )
}

const show = (load: Load, { path = '/bateaux', bulk = false } = {}) =>
  renderPage(<Fleet load={load} bulk={bulk} />, { path })
const always = (answer: PageOfList<Boat>) => vi.fn<Load>(async () => answer)
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const narrow = () =>
  vi.stubGlobal('matchMedia', (media: string) => ({
    ...{ media, matches: media.includes('max-width: 37.49em'), onchange: null },
    ...{ addEventListener: () => undefined, removeEventListener: () => undefined },
    ...{ addListener: () => undefined, removeListener: () => undefined, dispatchEvent: () => false },
  }))

afterEach(() => {
  cleanup()
  acted.mockClear()
  vi.unstubAllGlobals()
})

describe('the address of a list', () => {
  it('holds order, filters, search and page, and asks for nothing that it does not know', async () => {
    const load = always(page(BOATS, { nextCursor: 'next', total: 12 }))
    const { router } = await show(load, { path: '/bateaux?onglet=2&port=sete&etat=nowhere&tri=colour' })
    await screen.findByRole('table')
    expect(load).toHaveBeenLastCalledWith({
      q: '',
      sort: 'name',
      cursor: undefined,
      port: 'sete',
      etat: undefined,
    })
    fireEvent.click(screen.getByRole('button', { name: 'Suivant' }))
    await waitFor(() => expect(router.state.location.search).toContain('page=next'))
    fireEvent.change(screen.getByLabelText('Port d’attache'), { target: { value: 'brest' } })
    await waitFor(() =>
      expect(load).toHaveBeenLastCalledWith(expect.objectContaining({ port: 'brest', cursor: undefined })),
    )
  })

  it('keeps both of two changes that come before the page is drawn again', async () => {
    const load = always(page(BOATS))
    const { router } = await show(load, { path: '/bateaux?etat=afloat' })
    await screen.findByRole('table')
    act(() => {
      fireEvent.change(screen.getByLabelText('Port d’attache'), { target: { value: 'brest' } })
      fireEvent.click(screen.getByRole('button', { name: 'Longueur' }))
    })
    await waitFor(() => expect(router.state.location.search).toBe('?etat=afloat&port=brest&tri=-length'))
    await act(() => router.navigate('/bateaux?etat=ashore'))
    fireEvent.click(screen.getByRole('button', { name: 'Longueur' }))
    await waitFor(() => expect(router.state.location.search).toBe('?etat=ashore&tri=-length'))
  })

  it('says the order to everybody: words go up first, the rest down first', async () => {
    const load = always(page(BOATS))
    const { router } = await show(load, { path: '/bateaux?page=x' })
    await screen.findByRole('table')
    const order = () => screen.getAllByRole('columnheader').map((header) => header.getAttribute('aria-sort'))
    expect(order()).toEqual(['ascending', 'none', null])
    const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
    press('Longueur')
    await waitFor(() => expect(router.state.location.search).toBe('?tri=-length'))
    expect(order()).toEqual(['none', 'descending', null])
    press('Longueur')
    await waitFor(() => expect(router.state.location.search).toBe('?tri=length'))
    press('Nom')
    await waitFor(() => expect(router.state.location.search).toBe(''))
    press('Nom')
    await waitFor(() => expect(router.state.location.search).toBe('?tri=-name'))
    expect(order()).toEqual(['descending', 'none', null])
    await waitFor(() => expect(load).toHaveBeenLastCalledWith(expect.objectContaining({ sort: '-name' })))
  })
})

describe('what stands around the rows', () => {
  it('says where one is, and "plus de" beyond 10,000', async () => {
    await show(always(page(BOATS, { total: 10_000, totalIsExact: false, firstRank: 11 })))
    await screen.findByRole('table')
    expect(plain()).toContain('Affichage de l’élément 11 à 15 sur plus de 10 000 éléments')
    expect(plain()).toContain('Mis à jour chaque nuit')
  })

  it('takes search and filters away when they find nothing; the rest of the address stays', async () => {
    const { router } = await show(always(page([])), { path: '/bateaux?onglet=2&q=zzz&etat=ashore&tri=-name' })
    await screen.findByText('Aucun bateau ne correspond')
    fireEvent.click(screen.getByRole('button', { name: 'Effacer' }))
    await waitFor(() => expect(router.state.location.search).toBe('?onglet=2&tri=-name'))
    await screen.findByText('Aucun bateau')
    expect(screen.queryByLabelText('Rechercher')).toBeNull()
    expect(plain()).not.toContain('Mis à jour')
  })

  it('says in place that it failed, and tries again', async () => {
    const load = vi.fn<Load>().mockRejectedValueOnce(new Error('away')).mockResolvedValue(page(BOATS))
    await show(load)
    expect(screen.queryByRole('table')).toBeNull()
    fireEvent.click(await screen.findByRole('button', { name: 'Réessayer' }))
    await screen.findByRole('table')
    expect(screen.getByLabelText('Rechercher')).toBeTruthy()
  })
})

describe('rows selected', () => {
  const checked = () =>
    screen
      .getAllByRole<HTMLInputElement>('checkbox')
      .filter((box) => box.checked)
      .map((box) => box.getAttribute('aria-label'))
  const box = (name: string) => screen.getByRole<HTMLInputElement>('checkbox', { name })
  const whole = () => box('Tout sélectionner sur cette page')
  const bar = () => screen.getByRole('group', { name: 'Actions sur la sélection' })

  it('are counted, acted on together and let go', async () => {
    await show(always(page(BOATS)), { bulk: true })
    await screen.findByRole('table')
    expect(within(bar()).getByRole('status').textContent).toBe('Aucun élément sélectionné')
    expect(within(bar()).queryByRole('button')).toBeNull()
    fireEvent.click(box('Sélectionner Bora'))
    expect(within(bar()).getByRole('status').textContent).toBe('1 élément sélectionné')
    expect(whole().checked).toBe(false)
    expect(whole().indeterminate).toBe(true)
    fireEvent.click(whole())
    expect(within(bar()).getByRole('status').textContent).toBe('5 éléments sélectionnés')
    expect(whole().checked).toBe(true)
    fireEvent.click(box('Sélectionner Bora'))
    fireEvent.click(within(bar()).getByRole('button', { name: 'Mettre à l’eau' }))
    expect(acted).toHaveBeenLastCalledWith(['Alizé', 'Cyclone', 'Dune', 'Embrun'])
    expect(checked()).toEqual([])
    expect(document.activeElement).toBe(whole())
    fireEvent.click(whole())
    fireEvent.click(whole())
    expect(checked()).toEqual([])
  })

  it('are taken from one to another with Shift', async () => {
    await show(always(page(BOATS)), { bulk: true })
    await screen.findByRole('table')
    fireEvent.click(box('Sélectionner Dune'))
    fireEvent.click(box('Sélectionner Bora'), { shiftKey: true })
    expect(checked()).toEqual(['Sélectionner Bora', 'Sélectionner Cyclone', 'Sélectionner Dune'])
    fireEvent.click(box('Sélectionner Cyclone'), { shiftKey: true })
    expect(checked()).toEqual(['Sélectionner Dune'])
  })

  it('are reached with j, k and x', async () => {
    await show(always(page(BOATS)), { bulk: true })
    await screen.findByRole('table')
    const type = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })
    for (const key of ['x', 'j', 'j', 'x', 'k', 'x']) type(key)
    expect(document.activeElement?.textContent).toBe('Alizé')
    expect(checked()).toEqual(['Sélectionner Alizé', 'Sélectionner Bora'])
    box('Sélectionner Dune').focus()
    type('x')
    type('j')
    expect(document.activeElement?.textContent).toBe('Embrun')
    expect(checked()).toContain('Sélectionner Dune')
    const search = screen.getByLabelText('Rechercher')
    search.focus()
    type('x')
    expect(checked()).toHaveLength(3)
  })

  it('are forgotten when others come in sight', async () => {
    const { router } = await show(always(page(BOATS, { nextCursor: 'next', total: 12 })), { bulk: true })
    await screen.findByRole('table')
    fireEvent.click(whole())
    fireEvent.click(screen.getByRole('button', { name: 'Suivant' }))
    await waitFor(() => expect(router.state.location.search).toBe('?page=next'))
    expect(checked()).toEqual([])
  })

  it('have their boxes on cards too, and the order is chosen above them', async () => {
    narrow()
    const { router } = await show(always(page(BOATS)), { bulk: true })
    await screen.findByRole('list', { name: 'Bateaux' })
    expect(screen.queryByRole('table')).toBeNull()
    fireEvent.click(box('Sélectionner Cyclone'))
    expect(within(bar()).getByRole('status').textContent).toBe('1 élément sélectionné')
    fireEvent.click(screen.getByLabelText('Tout sélectionner sur cette page'))
    expect(within(bar()).getByRole('status').textContent).toBe('5 éléments sélectionnés')
    fireEvent.change(screen.getByLabelText('Trier par'), { target: { value: 'length' } })
    await waitFor(() => expect(router.state.location.search).toBe('?tri=length'))
  })
})
