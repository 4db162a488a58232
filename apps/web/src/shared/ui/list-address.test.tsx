import { act, cleanup, render, screen } from '@testing-library/react'
import { createMemoryRouter, RouterProvider } from 'react-router-dom'
import { afterEach, expect, it } from 'vitest'
import { useListAddress } from './list-address.ts'

afterEach(cleanup)

it('a search that comes late does not call back who has gone on to another page', async () => {
  const held: { change?: ReturnType<typeof useListAddress>['change'] } = {}
  function List() {
    held.change = useListAddress().change
    return <h1>Liste</h1>
  }
  const page = Promise.withResolvers<null>()
  const router = createMemoryRouter(
    [
      { path: '/liste', element: <List /> },
      { path: '/fiche', loader: () => page.promise, element: <h1>Fiche</h1> },
    ],
    { initialEntries: ['/liste'] },
  )
  render(<RouterProvider router={router} />)
  await act(async () => held.change?.({ q: 'dup' }))
  expect(router.state.location.search).toBe('?q=dup')
  await act(async () => void router.navigate('/fiche'))
  await act(async () => held.change?.({ q: 'dupont' }))
  await act(async () => page.resolve(null))
  await screen.findByRole('heading', { name: 'Fiche' })
  expect(router.state.location.pathname).toBe('/fiche')
})
