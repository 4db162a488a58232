import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as LettersPage } from './letters-page.tsx'

const letter = (number: number, over: object = {}) => ({
  ...{ id: `0197a3a0-0000-7000-8000-00000000000${number}`, personId: '0197a3a0-0000-7000-8000-0000000000aa' },
  ...{ personName: `Adhérent ${number}`, memberNumber: number, hasAddress: true, subject: `Objet ${number}` },
  ...{
    state: 'waiting',
    printing: false,
    createdAt: '2026-11-20T09:15:00.000Z',
    printedAt: null,
    postedOn: null,
  },
  ...over,
})
const printed = { state: 'printed', printedAt: '2026-11-21T09:00:00.000Z' }
const page = (...items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  firstRank: items.length === 0 ? 0 : 1,
})
const PRINT_ID = '0197a3a0-0000-7000-8000-0000000000bb'
const print = (over: object) => ({
  ...{ id: PRINT_ID, state: 'done', askedBy: 'Odile Vasseur', askedAt: '2026-11-21T09:00:00.000Z' },
  ...{ letters: 1, done: 1, leftOut: 0, toPost: 0, format: null, size: null, endedAt: null, expiresAt: null },
  ...over,
})
const PRINTED = print({
  ...{ leftOut: 1, toPost: 1, format: 'pdf', size: 30_000, endedAt: '2026-11-21T09:00:02.000Z' },
  expiresAt: '2026-12-21T09:00:02.000Z',
})
const NO_PRINTS = { 'GET /admin/letter-prints': { body: { items: [] } } }
const show = () => renderPage(<LettersPage />, { path: '/admin/courriers' })
const pdf = { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }
const choose = (number: number) =>
  fireEvent.click(screen.getByRole('checkbox', { name: new RegExp(`Adhérent ${number}`, 'u') }))

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

describe('/admin/courriers', () => {
  it('has what is chosen printed, shows how far it has come, and hands the file over once it is there', async () => {
    Object.assign(URL, { createObjectURL: () => 'blob:portal', revokeObjectURL: () => undefined })
    const saved = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    let items = [letter(1), letter(2, { hasAddress: false })]
    let prints: object[] = []
    const seen = fakeApi({
      'GET /admin/letters': () => ({ body: page(...items) }),
      'GET /admin/letter-prints': () => {
        const answer = { body: { items: prints } }
        // It is made while one looks.
        if (prints.length > 0) {
          prints = [PRINTED]
          items = [letter(1, printed), letter(2, { hasAddress: false })]
        }
        return answer
      },
      'POST /admin/letter-prints': () => {
        prints = [print({ state: 'writing', done: 0 })]
        return { status: 202, body: print({ state: 'waiting', done: 0 }) }
      },
      [`GET /admin/letter-prints/${PRINT_ID}/content`]: pdf,
      [`POST /admin/letter-prints/${PRINT_ID}/posted`]: { body: { posted: 1 } },
    })
    await show()
    await screen.findByText('Adresse incomplète au dossier')
    choose(1)
    fireEvent.click(screen.getByRole('button', { name: 'Imprimer' }))
    await screen.findByText(/Courriers préparés : 0 sur 1/u)
    expect(await screen.findByText('1 courrier prêt à imprimer.', {}, { timeout: 3000 })).toBeDefined()
    expect(await screen.findByText(/1 courrier n’est pas dans le fichier/u)).toBeDefined()
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(1))
    expect((await screen.findAllByText('Imprimé le 21/11/2026')).length).toBe(1)
    const list = within(screen.getByRole('region', { name: 'Impressions' }))
    fireEvent.click(list.getByRole('button', { name: 'Télécharger' }))
    await waitFor(() => expect(saved).toHaveBeenCalledTimes(2))
    fireEvent.click(list.getByRole('button', { name: /^Marquer comme postés, impression du/u }))
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Enregistrer' }))
    expect(await screen.findByText('1 courrier marqué comme posté.')).toBeDefined()
    const bodies = seen.filter(({ method }) => method === 'POST').map(({ body }) => body)
    expect(bodies[0]).toEqual({ again: false, ids: [letter(1).id] })
  })

  it('says why nothing was printed', async () => {
    fakeApi({
      'GET /admin/letters': { body: page(letter(1)) },
      'GET /admin/letter-prints': { body: { items: [print({ state: 'failed' })] } },
      'POST /admin/letter-prints': problemAnswer('letter.nothing-to-print', 409, {
        title: 'Aucun courrier n’est à imprimer.',
      }),
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Imprimer ceux qui attendent' }))
    expect(await screen.findByText(/Aucun courrier n’est à imprimer/u)).toBeDefined()
    expect(await screen.findByText('Échouée')).toBeDefined()
  })

  it('prints again only where it says so, and marks what was printed as posted on a day', async () => {
    let items = [letter(1, printed), letter(2)]
    const seen = fakeApi({
      'GET /admin/letters': () => ({ body: page(...items) }),
      ...NO_PRINTS,
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
    fakeApi({ ...NO_PRINTS, 'GET /admin/letters': { body: page() } })
    await show()
    expect(await screen.findByText('Aucun courrier')).toBeDefined()
  })
})
