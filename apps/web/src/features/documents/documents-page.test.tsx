import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as DocumentsPage } from './documents-page.tsx'
import { Component as PublishPage } from './staff/publish-page.tsx'

const DOCUMENT_ID = '0197a3a0-0000-7000-8000-0000000000f1'
const line = {
  ...{ id: DOCUMENT_ID, number: 62, name: 'Statuts', category: 'membership', period: null },
  ...{ source: 'organisation', mediaType: 'application/pdf', size: 48_213, preview: 'pdf', version: 2 },
  ...{ addedAt: '2026-11-20T09:15:00.000Z', trashedAt: null, deletedOn: null, damaged: false },
}
const page = (...items: object[]) => ({
  ...{ items, nextCursor: null, previousCursor: null, total: items.length, totalIsExact: true },
  firstRank: items.length === 0 ? 0 : 1,
})
const organisation = { body: { name: 'Union', addressLines: ['1, rue X'] } }

afterEach(cleanup)

describe('the library', () => {
  it('says who published a document, and moves it to the trash', async () => {
    let items = [line]
    const seen = fakeApi({
      'GET /organisation': organisation,
      'GET /documents': () => ({ body: page(...items) }),
      [`POST /documents/${DOCUMENT_ID}/trash`]: () => {
        items = []
        return { body: { ...line, trashedAt: '2026-11-22T09:00:00.000Z', deletedOn: '2026-12-22' } }
      },
    })
    await renderPage(<DocumentsPage />, { path: '/documents' })
    expect(await screen.findByText('Publié par Union')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Supprimer' }))
    expect(await screen.findByText(/est dans la corbeille pour trente jours/u)).toBeDefined()
    await waitFor(() => expect(screen.queryByText('Publié par Union')).toBeNull())
    expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  })
})

describe('the ZIP', () => {
  const other = { ...line, id: DOCUMENT_ID.replace(/f1$/u, 'f2'), number: 63, name: 'Avis' }
  const archives = (seen: ReturnType<typeof fakeApi>) =>
    seen.filter(({ path }) => path === '/documents/archive').map(({ body }) => body)
  const answers = (archive: Parameters<typeof fakeApi>[0][string]) => ({
    'GET /organisation': organisation,
    'GET /documents': { body: page(line, other) },
    'POST /documents/archive': archive,
  })

  it('holds what is selected, or all that the search finds', async () => {
    Object.assign(URL, { createObjectURL: () => 'blob:portal', revokeObjectURL: () => undefined })
    const saved: string[] = []
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
      this: HTMLAnchorElement,
    ) {
      saved.push(this.download)
    })
    const zip = { headers: { 'content-type': 'application/zip' }, body: 'PK' }
    const seen = fakeApi(answers(zip))
    await renderPage(<DocumentsPage />, { path: '/documents?categorie=tax' })
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Sélectionner Avis (63)' }))
    fireEvent.click(screen.getByRole('button', { name: 'Télécharger (ZIP)' }))
    await waitFor(() => expect(saved).toEqual(['documents.zip']))
    fireEvent.click(screen.getByRole('button', { name: 'Télécharger les résultats (ZIP)' }))
    await waitFor(() => expect(saved).toHaveLength(2))
    expect(archives(seen)).toEqual([{ ids: [other.id] }, { category: 'tax' }])
    click.mockRestore()
  })

  it('says why there is none, and is not offered for the trash', async () => {
    fakeApi(answers(problemAnswer('document.archive-too-large', 422, { title: 'Choisissez-en moins.' })))
    const { router } = await renderPage(<DocumentsPage />, { path: '/documents' })
    fireEvent.click(await screen.findByRole('button', { name: 'Tout télécharger (ZIP)' }))
    expect(await screen.findByText(/Choisissez-en moins/u)).toBeDefined()
    await router.navigate('/documents?onglet=corbeille')
    await waitFor(() => expect(screen.queryByRole('checkbox')).toBeNull())
    await screen.findAllByRole('button', { name: 'Restaurer' })
    expect(screen.queryByRole('button', { name: /ZIP/u })).toBeNull()
  })
})

describe('publishing', () => {
  it('asks for a file and a title, says how many will see it, and does not publish to nobody', async () => {
    const seen = fakeApi({
      'GET /organisation': organisation,
      'GET /admin/document-audience': { body: { count: 0 } },
    })
    await renderPage(<PublishPage />, { path: '/admin/documents/publier' })
    const next = () => fireEvent.click(screen.getByRole('button', { name: 'Continuer' }))
    next()
    expect((await screen.findAllByText('Ce champ est à remplir.')).length).toBeGreaterThan(0)
    fireEvent.change(screen.getByLabelText('Titre'), { target: { value: 'Statuts' } })
    next()
    expect(await screen.findByText('Choisissez le fichier à publier.')).toBeDefined()
    fireEvent.change(screen.getByLabelText('Fichier à publier'), {
      target: { files: [new File(['x'], 'statuts.txt')] },
    })
    next()
    const dialog = within(await screen.findByRole('dialog'))
    expect(await dialog.findByText(/personne ne verrait ce document/u)).toBeDefined()
    expect(dialog.queryByText(/prévenu/u)).toBeNull()
    expect(dialog.getByRole('button', { name: 'Publier' }).hasAttribute('disabled')).toBe(true)
    expect(seen.find(({ path }) => path === '/admin/document-audience')?.query.get('audience')).toBe('all')
    expect(seen.every(({ method }) => method === 'GET')).toBe(true)
  })
})
