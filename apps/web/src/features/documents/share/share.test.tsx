import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { Component as DocumentsPage } from '../documents-page.tsx'
import { Component as SharedDocumentPage } from './shared-document-page.tsx'

const DOCUMENT_ID = '0197a3a0-0000-7000-8000-0000000000f1'
const TOKEN = 'm9Vb2Qy0cJ4sTz7hLr1xWf6aKe3uPd8gNo5iYt2vBqE'
const line = {
  ...{ id: DOCUMENT_ID, number: 62, name: 'Bilan', category: 'tax', period: null, shareable: true },
  ...{ source: 'member', mediaType: 'application/pdf', size: 48_213, preview: 'pdf', version: 1 },
  ...{ addedAt: '2026-11-20T09:15:00.000Z', trashedAt: null, deletedOn: null, damaged: false },
}
const published = { ...line, id: DOCUMENT_ID.replace(/f1$/u, 'f2'), name: 'Statuts', shareable: false }
const link = {
  ...{ id: '0197a3a0-0000-7000-8000-0000000000f3', state: 'open', note: 'Pour la banque', sharedAs: null },
  ...{ hasPassword: true, expiresOn: '2026-11-29', downloads: 0, mostDownloads: 3, lastUsedAt: null },
  ...{ createdAt: '2026-11-22T09:15:00.000Z', endedAt: null, endedReason: null },
}
const page = (...items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  firstRank: items.length === 0 ? 0 : 1,
})
const organisation = { body: { name: 'Union', addressLines: ['1, rue X'] } }

afterEach(cleanup)

describe('sharing a document', () => {
  it('makes a link that is shown once, and ends it; what is the organisation’s is not offered', async () => {
    let links: object[] = []
    const seen = fakeApi({
      'GET /organisation': organisation,
      'GET /documents': { body: page(line, published) },
      [`GET /documents/${DOCUMENT_ID}/links`]: () => ({ body: page(...links) }),
      [`POST /documents/${DOCUMENT_ID}/links`]: () => {
        links = [link]
        return { status: 201, body: { url: `https://portail.example/partage/${TOKEN}`, link } }
      },
      [`DELETE /documents/${DOCUMENT_ID}/links/${link.id}`]: () => {
        links = [{ ...link, state: 'ended', endedAt: '2026-11-22T10:00:00.000Z', endedReason: 'member' }]
        return { status: 204 }
      },
    })
    await renderPage(<DocumentsPage />, { path: '/documents' })
    await screen.findByText('Statuts')
    const [open, ...others] = screen.getAllByRole('button', { name: 'Partager' })
    expect(others).toEqual([])
    fireEvent.click(open as HTMLElement)
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText('Aucun lien pour le moment.')).toBeDefined()
    fireEvent.click(dialog.getByLabelText('Demander un mot de passe'))
    fireEvent.change(dialog.getByLabelText('Mot de passe du lien'), { target: { value: 'court' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Créer le lien' }))
    expect((await dialog.findAllByText(/Au moins 8 caractères/u)).length).toBeGreaterThan(0)
    const change = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } })
    change('Mot de passe du lien', 'olive-mistral-galet')
    change('Téléchargements', '3')
    change('Note pour vous', 'Pour la banque')
    fireEvent.click(dialog.getByRole('button', { name: 'Créer le lien' }))
    expect(await dialog.findByText(`https://portail.example/partage/${TOKEN}`)).toBeDefined()
    expect(dialog.getByText(/n’est montré qu’une fois/u)).toBeDefined()
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({
      ...{ days: 7, downloads: 3, password: 'olive-mistral-galet', sharedAs: null, note: 'Pour la banque' },
    })
    fireEvent.click(await dialog.findByRole('button', { name: /Fermer.*le lien/u }))
    expect(await dialog.findByText(/fermé par vous/u)).toBeDefined()
  })
})

describe('the page behind a link', () => {
  const openAt = `POST /shared-documents/${TOKEN}`
  const shared = {
    ...{ needsPassword: false, sharedAs: 'Atelier Bernard', expiresOn: '2026-11-29', downloadsLeft: 1 },
    document: { name: 'Bilan', fileName: 'Bilan.pdf', mediaType: 'application/pdf', size: 48_213 },
  }
  const show = async (answers: Parameters<typeof fakeApi>[0]) => {
    Object.assign(URL, { createObjectURL: () => 'blob:portal', revokeObjectURL: () => undefined })
    const calls = fakeApi(answers)
    await renderPage(<SharedDocumentPage value={TOKEN} />)
    return calls
  }

  it('says what is shared, and fetches it by a click alone', async () => {
    const calls = await show({
      [openAt]: { body: shared },
      [`${openAt}/download`]: { headers: { 'content-type': 'application/pdf' }, body: 'PDF' },
    })
    await screen.findByRole('heading', { name: 'Bilan.pdf' })
    expect(screen.getByText(/Atelier Bernard partage un document/u)).toBeDefined()
    expect(calls).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'Télécharger' }))
    await screen.findByText('Le document est téléchargé')
    expect(calls.map(({ path }) => path)).toContain(`/shared-documents/${TOKEN}/download`)
    expect(screen.getByText('Ce lien ne permet plus de téléchargement.')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Télécharger/u })).toBeNull()
  })

  it('asks for the password first, and says when it is wrong', async () => {
    const calls = await show({
      [openAt]: ({ body }: { body?: unknown }) => {
        const { password } = (body ?? {}) as { password?: string }
        if (password === undefined) return { body: { ...shared, needsPassword: true, document: null } }
        return password === 'olive-mistral'
          ? { body: { ...shared, needsPassword: true } }
          : problemAnswer('document-link.password-wrong', 403)
      },
    })
    const type = (value: string) => {
      fireEvent.change(screen.getByLabelText('Mot de passe'), { target: { value } })
      fireEvent.click(screen.getByRole('button', { name: 'Continuer' }))
    }
    fireEvent.click(await screen.findByRole('button', { name: 'Continuer' }))
    expect(screen.getByText('Saisissez le mot de passe.')).toBeDefined()
    type('faux')
    await screen.findByText('Ce mot de passe n’est pas le bon.')
    type('olive-mistral')
    await screen.findByRole('heading', { name: 'Bilan.pdf' })
    expect(calls).toHaveLength(3)
  })

  it('answers a wrong, expired, used-up or ended link alike, and a failure otherwise', async () => {
    let answer: Error | ReturnType<typeof problemAnswer> = new TypeError('Failed to fetch')
    await show({ [openAt]: () => answer })
    await screen.findByText('Le document n’a pas pu être lu')
    answer = problemAnswer('resource.not-found', 404)
    fireEvent.click(screen.getByRole('button', { name: 'Réessayer' }))
    await screen.findByText('Ce lien ne donne plus accès à un document')
    await waitFor(() => expect(screen.queryByText('Le document n’a pas pu être lu')).toBeNull())
  })
})
