import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as LettersPage } from './letters-page.tsx'

const letter = (number: number, over: object = {}) => ({
  ...{ id: `0197a3a0-0000-7000-8000-00000000000${number}`, personId: '0197a3a0-0000-7000-8000-0000000000aa' },
  ...{ personName: `Adhérent ${number}`, memberNumber: number, hasAddress: true, subject: `Objet ${number}` },
  ...{ state: 'waiting', createdAt: '2026-11-20T09:15:00.000Z', printedAt: null, postedOn: null },
  ...over,
})
const printed = { state: 'printed', printedAt: '2026-11-21T09:00:00.000Z' }
const page = (...items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  firstRank: items.length === 0 ? 0 : 1,
})
const show = () => renderPage(<LettersPage />, { path: '/admin/courriers' })
const pdf = { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }
const choose = (number: number) =>
  fireEvent.click(screen.getByRole('checkbox', { name: new RegExp(`Adhérent ${number}`, 'u') }))

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('/admin/courriers', () => {
  it('prints what waits or what is chosen, says whose address is missing, and shows what was printed', async () => {
    Object.assign(URL, { createObjectURL: () => 'blob:portal', revokeObjectURL: () => undefined })
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    let items = [letter(1), letter(2, { hasAddress: false })]
    const seen = fakeApi({
      'GET /admin/letters': () => ({ body: page(...items) }),
      'POST /admin/letters/print': () => {
        items = [letter(1, printed), letter(2, { hasAddress: false })]
        return pdf
      },
    })
    await show()
    await screen.findByText('Adresse incomplète au dossier')
    choose(1)
    fireEvent.click(screen.getByRole('button', { name: 'Imprimer' }))
    await screen.findByText('Imprimé le 21/11/2026')
    fireEvent.click(screen.getByRole('button', { name: 'Imprimer ceux qui attendent' }))
    const bodies = () => seen.filter(({ method }) => method === 'POST').map(({ body }) => body)
    await waitFor(() => expect(bodies()).toHaveLength(2))
    expect(bodies()).toEqual([{ again: false, ids: [letter(1).id] }, { again: false }])
  })

  it('says why nothing was printed', async () => {
    fakeApi({
      'GET /admin/letters': { body: page(letter(1)) },
      'POST /admin/letters/print': problemAnswer('letter.nothing-to-print', 409, {
        title: 'Aucun courrier n’est à imprimer.',
      }),
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Imprimer ceux qui attendent' }))
    expect(await screen.findByText(/Aucun courrier n’est à imprimer/u)).toBeDefined()
  })

  it('prints again only where it says so, and marks what was printed as posted on a day', async () => {
    let items = [letter(1, printed), letter(2)]
    const seen = fakeApi({
      'GET /admin/letters': () => ({ body: page(...items) }),
      'POST /admin/letters/posted': () => {
        items = [letter(1, { ...printed, state: 'posted', postedOn: '2026-11-22' }), letter(2)]
        return { body: { posted: 1 } }
      },
    })
    await show()
    await screen.findByText('Imprimé le 21/11/2026')
    choose(1)
    expect(screen.getByRole('button', { name: 'Imprimer de nouveau' })).toBeDefined()
    choose(2)
    expect(screen.queryByRole('button', { name: 'Marquer comme postés' })).toBeNull()
    choose(2)
    fireEvent.click(screen.getByRole('button', { name: 'Marquer comme postés' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText('1 courrier marqué comme posté.')).toBeDefined()
    expect(await screen.findByText('Posté le 22/11/2026')).toBeDefined()
    expect(seen.find(({ method }) => method === 'POST')?.body).toMatchObject({ ids: [letter(1).id] })
  })

  it('says what a letter is when there is none', async () => {
    fakeApi({ 'GET /admin/letters': { body: page() } })
    await show()
    expect(await screen.findByText('Aucun courrier')).toBeDefined()
  })
})
