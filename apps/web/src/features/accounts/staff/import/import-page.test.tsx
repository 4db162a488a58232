import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer, type SeenCall } from '../../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../../shared/testing/render-page.tsx'
import { plain } from '../../testing/options-world.tsx'
import { pageOf } from '../../testing/some-account.ts'
import { Component as ImportPage } from './import-page.tsx'

const IMPORT = 'POST /admin/account-imports'
const clean = { rows: 3, created: 0, primaries: 1, secondaries: 2, errorCount: 0, errors: [] }
const wrong = (count: number) => ({
  ...clean,
  errorCount: count,
  errors: Array.from({ length: count }, (_, index) => ({
    ...{ row: index + 2, column: 'siret', code: 'siret.invalid', message: `SIRET ${index + 2}` },
  })),
})
const TEXT = 'compte;siret\r\nessai;1'
const fileOf = (name = 'comptes.csv', text = TEXT) =>
  Object.assign(new File([text], name), {
    arrayBuffer: async () => new TextEncoder().encode(text).buffer,
  })
const show = (locale: 'fr' | 'en' = 'fr') =>
  renderPage(<ImportPage />, { path: '/admin/comptes/import', locale })
const field = () => screen.getByLabelText<HTMLInputElement>('Fichier CSV')
const choose = (file: File) => fireEvent.change(field(), { target: { files: [file] } })
const click = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const posts = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'POST')
const bodies = (seen: readonly SeenCall[]) =>
  posts(seen).map(({ body }) => {
    const { id, ...order } = body as Record<string, unknown>
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/u)
    return order
  })
const dialog = async () => within(await screen.findByRole('dialog'))

/** Checks a file that is right, then opens the question. */
async function ask(seen: readonly SeenCall[]) {
  choose(fileOf())
  click('Vérifier le fichier')
  await screen.findByText(/Le fichier est prêt/)
  expect(bodies(seen).map(({ dryRun }) => dryRun)).toEqual([true])
  click('Importer 3 comptes')
  return dialog()
}

const record = (over: object = {}) => ({
  ...{ id: '0197a3a0-0000-7000-8000-000000000931', fileName: 'comptes.csv', fileHash: 'ab12'.repeat(16) },
  ...{ importedBy: 'Camille Durand', startedAt: '2026-11-21T09:15:00.000Z', endedAt: null, dryRun: false },
  ...{ invite: false, state: 'done', rows: 10000, rowsDone: 10000, created: 10000, errorCount: 0, ...over },
})
const PAST = 'GET /admin/account-imports'

afterEach(cleanup)

describe('the import of accounts', () => {
  it('refuses in the browser what is no CSV', async () => {
    const seen = fakeApi({})
    await show()
    const told = () => plain(screen.getByRole('alert').textContent)
    click('Vérifier le fichier')
    expect(told()).toBe('Choisissez d’abord un fichier.')
    choose(fileOf('comptes.xlsx'))
    expect(told()).toContain('classeur de tableur')
    choose(fileOf('comptes.pdf'))
    expect(told()).toContain('pas un fichier CSV')
    choose(fileOf('comptes.csv', ''))
    expect(told()).toBe('Ce fichier est vide.')
    const large = fileOf()
    Object.defineProperty(large, 'size', { value: 6_000_001 })
    choose(large)
    expect(told()).toContain('dépasse 6 Mo')
    choose(fileOf('comptes.csv', 'PK\u0003\u0004\u0000'))
    click('Vérifier le fichier')
    await screen.findByText(/pas du texte lisible/)
    choose(Object.assign(fileOf(), { arrayBuffer: () => Promise.reject(new DOMException('changed')) }))
    click('Vérifier le fichier')
    await screen.findByText(/choisissez-le à nouveau/)
    expect(field().getAttribute('aria-invalid')).toBe('true')
    expect(posts(seen)).toEqual([])
  })

  it('tells each wrong line, page by page, and lets the mended file be checked again', async () => {
    let answer: object = wrong(21)
    const seen = fakeApi({ [IMPORT]: () => ({ body: answer }) })
    await show()
    choose(fileOf())
    click('Vérifier le fichier')
    await screen.findByText(/21 erreurs dans le fichier/)
    expect(screen.queryByRole('button', { name: /^Importer/ })).toBeNull()
    expect(screen.getByText('SIRET 21')).toBeTruthy()
    expect(screen.queryByText('SIRET 22')).toBeNull()
    click('Suivant')
    expect(screen.getByText('SIRET 22')).toBeTruthy()
    answer = clean
    click('Vérifier à nouveau')
    await screen.findByText(/Le fichier est prêt/)
    expect(plain(document.body.textContent)).toContain('1 compte primaire et 2 comptes secondaires.')
    const content = btoa(TEXT)
    const sent = { fileName: 'comptes.csv', content, dryRun: true, invite: false }
    expect(bodies(seen)).toEqual([sent, sent])
  })

  it('imports after a question, with the invitations asked for, and leads to the list', async () => {
    const seen = fakeApi({
      [IMPORT]: ({ body }) => ({
        body: (body as { dryRun: boolean }).dryRun ? clean : { ...clean, created: 3 },
      }),
    })
    await show()
    fireEvent.click(screen.getByRole('radio', { name: 'Dès l’import' }))
    const asked = await ask(seen)
    expect(asked.getByText(/3 e-mails d’invitation partent/)).toBeTruthy()
    fireEvent.click(asked.getByRole('button', { name: 'Importer 3 comptes' }))
    await screen.findByText('3 comptes importés')
    expect(screen.getByRole('link', { name: 'Voir les comptes' }).getAttribute('href')).toBe('/admin/comptes')
    const [, post] = posts(seen)
    expect(post?.body).toMatchObject({ dryRun: false, invite: true, content: btoa(TEXT) })
    expect(post?.headers.get('idempotency-key')).toMatch(/^[\da-f]{32}$/)
    expect(posts(seen)).toHaveLength(2)
  })

  it('says that the import is under way, then asks again under the same key when no answer came', async () => {
    let release: (answer: Error) => void = () => undefined
    let tries = 0
    const seen = fakeApi({
      [IMPORT]: ({ body }) => {
        if ((body as { dryRun: boolean }).dryRun) return { body: clean }
        tries += 1
        if (tries === 2) return problemAnswer('idempotency.in-progress', 409)
        if (tries === 3) return { body: { ...clean, created: 3 } }
        return new Promise<Error>((resolve) => {
          release = resolve
        })
      },
    })
    await show()
    const asked = await ask(seen)
    fireEvent.click(asked.getByRole('button', { name: 'Importer 3 comptes' }))
    expect(
      plain((await asked.findByText(/Import en cours/)).closest('[role=status]')?.textContent),
    ).toContain('ne fermez pas cette page')
    expect(asked.queryByRole('button', { name: 'Fermer' })).toBeNull()
    release(new TypeError('cut'))
    await asked.findByText(/L’import a peut-être abouti/)
    fireEvent.click(asked.getByRole('button', { name: 'Annuler' }))
    click('Importer 3 comptes')
    const again = await dialog()
    for (const _ of [2, 3]) fireEvent.click(await again.findByRole('button', { name: 'Demander à nouveau' }))
    await screen.findByText('3 comptes importés')
    const keys = posts(seen).flatMap((call) => call.headers.get('idempotency-key') ?? [])
    expect(keys.length).toBeGreaterThanOrEqual(2)
    expect(new Set(keys).size).toBe(1)
  })

  it('tells when somebody else has imported the file meanwhile', async () => {
    const seen = fakeApi({
      [IMPORT]: ({ body }) => ({ body: (body as { dryRun: boolean }).dryRun ? clean : wrong(3) }),
    })
    await show()
    const asked = await ask(seen)
    fireEvent.click(asked.getByRole('button', { name: 'Importer 3 comptes' }))
    await screen.findByText(/peut-être déjà été importé/)
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(screen.getByText('SIRET 4')).toBeTruthy()
  })

  it('shows why a check or an import was refused, and lets it be tried again', async () => {
    let ends = true
    const seen = fakeApi({
      'POST /session/refresh': problemAnswer('session.required', 401),
      [PAST]: { body: pageOf([]) },
      [IMPORT]: ({ body }) => {
        if (!(body as { dryRun: boolean }).dryRun) return problemAnswer('account.login-taken', 409)
        return ends ? problemAnswer('session.forbidden', 403) : { body: clean }
      },
    })
    await show()
    choose(fileOf())
    click('Vérifier le fichier')
    await screen.findByText('Le fichier n’a pas pu être vérifié')
    ends = false
    click('Réessayer')
    await screen.findByText(/Le fichier est prêt/)
    click('Importer 3 comptes')
    const asked = await dialog()
    fireEvent.click(asked.getByRole('button', { name: 'Importer 3 comptes' }))
    await asked.findByText('Les comptes n’ont pas été importés')
    expect(asked.getByRole('button', { name: 'Importer 3 comptes' })).toBeTruthy()
    expect(posts(seen)).toHaveLength(3)
  })

  it('explains the columns, in English too', async () => {
    fakeApi({})
    await show('en')
    expect(screen.getByText('Columns of the file', { selector: 'h2' })).toBeTruthy()
    expect(screen.getByText('nombre de comptes secondaires')).toBeTruthy()
    expect(screen.getAllByText('Yes')).toHaveLength(6)
  })

  it('keeps what came of each import, and shows how far one that runs has come', async () => {
    const numbered = (n: number, over: object) =>
      record({ id: `0197a3a0-0000-7000-8000-00000000094${n}`, ...over })
    fakeApi({
      [PAST]: {
        body: pageOf([
          numbered(1, { state: 'writing', rowsDone: 4312, created: 0 }),
          numbered(2, {}),
          numbered(3, { state: 'refused', errorCount: 2, created: 0 }),
          numbered(4, { state: 'interrupted', rowsDone: 7000, created: 0 }),
        ]),
      },
    })
    await show()
    const table = await screen.findByRole('table', { name: 'Imports précédents' })
    const lines = within(table)
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => plain(textContent))
    expect(lines[0]).toContain('En cours')
    expect(lines[0]).toContain('Écriture : 4 312 lignes sur 10 000 (43 %)')
    expect(lines[1]).toContain('10 000 comptes importés')
    expect(lines[2]).toContain('2 erreurs, rien n’a été importé')
    expect(lines[3]).toContain('Interrompu')
    expect(lines[3]).toContain('le même fichier peut être importé à nouveau')
  })

  it('shows the progress of a check as the portal tells it', async () => {
    let id = ''
    let release: (answer: { body: object }) => void = () => undefined
    const answers: Record<string, unknown> = {
      [PAST]: { body: pageOf([]) },
      [IMPORT]: ({ body }: SeenCall) => {
        id = (body as { id: string }).id
        answers[`GET /admin/account-imports/${id}`] = {
          body: record({ id, state: 'checking', rowsDone: 1200 }),
        }
        return new Promise((resolve) => {
          release = resolve
        })
      },
    }
    fakeApi(answers as Parameters<typeof fakeApi>[0])
    await show()
    choose(fileOf())
    click('Vérifier le fichier')
    const words = await screen.findByText(/Vérification/, {}, { timeout: 5000 })
    expect(plain(words.textContent)).toBe('Vérification : 1 200 lignes sur 10 000 (12 %)')
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('12')
    release({ body: clean })
    await screen.findByText(/Le fichier est prêt/)
  })
})
