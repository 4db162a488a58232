import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer, type SeenCall } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import type { StaffProcedure } from './api/procedures.ts'
import { Component as NewProcedurePage } from './new-procedure-page.tsx'
import { Component as ProcedurePage } from './procedure-page.tsx'
import { Component as ProceduresPage } from './procedures-page.tsx'
import { asStaff, PROCEDURE_ID, someProcedure, someProfiles } from './testing/some-catalogue.tsx'

const ONE = `/admin/procedures/${PROCEDURE_ID}`
const PROFILES = { 'GET /admin/account-profiles': { body: { items: someProfiles } } }
const tagged = (procedure: StaffProcedure) => ({
  body: procedure,
  headers: { etag: `"${procedure.version}"` },
})
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const sent = (seen: readonly SeenCall[], method: string) => seen.filter((call) => call.method === method)
const showOne = (...permissions: 'catalogue.edit'[]) =>
  renderPage(asStaff(<ProcedurePage />, ...permissions), {
    path: `/admin/teleprocedures/${PROCEDURE_ID}`,
    route: '/admin/teleprocedures/:id',
  })

afterEach(cleanup)

describe('the catalogue', () => {
  const gone = someProcedure({
    id: 'gone',
    code: 'VIEUX',
    withdrawn: true,
    profileCodes: [],
    accountCount: 0,
  })
  const answers = {
    ...PROFILES,
    'GET /admin/procedures': { body: { items: [someProcedure(), gone] } },
  }
  const codes = () =>
    within(screen.getByRole('table', { name: 'Téléprocédures du catalogue' }))
      .getAllByRole('link')
      .map(({ textContent }) => textContent)

  it('shows recipients, profiles, accounts and state; the state filters', async () => {
    fakeApi(answers)
    await renderPage(asStaff(<ProceduresPage />, 'catalogue.edit'))
    const row = (await screen.findByRole('link', { name: 'DSN' })).closest('tr')
    expect(await screen.findAllByText('Banque de France')).toHaveLength(2)
    const cells = within(row as HTMLElement).getAllByRole('cell')
    expect(cells.map(({ textContent }) => textContent)).toEqual([
      'DSN',
      'Déclaration sociale nominative',
      'URSSAF, MSA',
      '1',
      'Banque de France',
      '312',
      'Proposée',
    ])
    expect(screen.getByRole('link', { name: 'Ajouter une téléprocédure' })).toBeTruthy()
    fireEvent.change(screen.getByLabelText('État'), { target: { value: 'withdrawn' } })
    expect(codes()).toEqual(['VIEUX'])
  })

  it('finds by recipient without accents, and says when nothing matches', async () => {
    fakeApi(answers)
    const { router } = await renderPage(asStaff(<ProceduresPage />), { path: '/?q=declaration' })
    await screen.findByRole('link', { name: 'DSN' })
    expect(codes()).toEqual(['DSN', 'VIEUX'])
    expect(screen.queryByRole('link', { name: 'Ajouter une téléprocédure' })).toBeNull()
    await router.navigate('/?q=douane')
    expect(await screen.findByText('Aucune téléprocédure ne correspond')).toBeTruthy()
  })
})

describe('a procedure', () => {
  it('is saved over the version that was read, with document types, due dates and profiles', async () => {
    const saved = someProcedure({ version: 4, rank: 5 })
    const seen = fakeApi({
      ...PROFILES,
      [`GET ${ONE}`]: tagged(someProcedure()),
      [`PUT ${ONE}`]: tagged(saved),
    })
    await showOne('catalogue.edit')
    await screen.findByLabelText('Douane')
    write('Rang', '5')
    write('Mois', '1, 13')
    fireEvent.click(screen.getByLabelText('Douane'))
    press('Ajouter un type de documents')
    press('Enregistrer')
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual([
      'Mois (Date limite n°\u00A01)',
      'Code du type (Type n°\u00A03)',
      'Nom en français (Type n°\u00A03)',
      'Nom en anglais (Type n°\u00A03)',
    ])
    expect(sent(seen, 'PUT')).toEqual([])
    write('Mois', '4 10')
    press('Enlever le type 3')
    press('Enregistrer')
    await screen.findByText('Modifications enregistrées')
    const [put] = sent(seen, 'PUT')
    expect(put?.headers.get('if-match')).toBe('"3"')
    expect(put?.body).toEqual({
      descriptionFr: 'Déclaration sociale nominative',
      descriptionEn: 'Payroll return',
      recipients: ['URSSAF', 'MSA'],
      web: false,
      rank: 5,
      profileCodes: ['bdf', 'douane'],
      documentTypes: someProcedure().documentTypesAll,
      deadlines: [{ ...someProcedure().deadlines[0], months: [4, 10] }],
      withdrawn: false,
    })
  })

  it('joins what somebody else saved meanwhile, and asks where both changed the same', async () => {
    const theirs = someProcedure({ version: 4, rank: 9, descriptionEn: 'Theirs' })
    const gets = [tagged(someProcedure()), tagged(theirs)]
    const seen = fakeApi({
      ...PROFILES,
      [`GET ${ONE}`]: () => gets.shift() ?? tagged(theirs),
      [`PUT ${ONE}`]: ({ headers, body }) =>
        headers.get('if-match') === '"3"'
          ? problemAnswer('resource.changed', 412)
          : tagged({ ...theirs, ...(body as StaffProcedure), version: 5 }),
    })
    await showOne('catalogue.edit')
    await screen.findByLabelText('Rang')
    write('Rang', '5')
    press('Enregistrer')
    await screen.findByText('Ces informations ont été modifiées entre-temps')
    fireEvent.click(screen.getByRole('button', { name: 'Tout prendre de l’enregistré' }))
    press('Appliquer mes choix et enregistrer')
    await screen.findByText(/Enregistré avec des changements faits entre-temps/u)
    expect(sent(seen, 'PUT').at(-1)?.body).toMatchObject({ rank: 9, descriptionEn: 'Theirs' })
    expect(sent(seen, 'PUT').at(-1)?.headers.get('if-match')).toBe('"4"')
  })

  it('is withdrawn only after it was said how many accounts lose it', async () => {
    const kept = { now: someProcedure() }
    const seen = fakeApi({
      ...PROFILES,
      [`GET ${ONE}`]: () => tagged(kept.now),
      [`PUT ${ONE}`]: () => {
        kept.now = someProcedure({ withdrawn: true, version: 4 })
        return tagged(kept.now)
      },
    })
    await showOne('catalogue.edit')
    await screen.findByText('312 comptes l’ont choisie.')
    press('Retirer du catalogue')
    const dialog = await screen.findByRole('dialog', { name: /Retirer DSN du catalogue/u })
    expect(dialog.textContent).toContain('312 comptes l’ont choisie et ne pourront plus l’utiliser')
    expect(sent(seen, 'PUT')).toEqual([])
    fireEvent.click(within(dialog).getByRole('button', { name: 'Retirer du catalogue' }))
    await screen.findByText('DSN est retirée du catalogue.')
    expect(sent(seen, 'PUT')[0]?.body).toMatchObject({ withdrawn: true, rank: 60, profileCodes: ['bdf'] })
  })

  it('says in the dialog that somebody changed it meanwhile', async () => {
    fakeApi({
      ...PROFILES,
      [`GET ${ONE}`]: tagged(someProcedure({ accountCount: 0 })),
      [`PUT ${ONE}`]: problemAnswer('resource.changed', 412, { title: 'Modifié entre-temps' }),
    })
    await showOne('catalogue.edit')
    await screen.findByText('Aucun compte ne l’a choisie.')
    press('Retirer du catalogue')
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Retirer du catalogue' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Modifié entre-temps')
  })

  it('is only read by whom the catalogue is not', async () => {
    fakeApi({ ...PROFILES, [`GET ${ONE}`]: tagged(someProcedure()) })
    await showOne()
    await screen.findByText('Votre rôle permet de consulter cette page, pas de la modifier.')
    expect(screen.getByLabelText<HTMLInputElement>('Rang').readOnly).toBe(true)
    for (const name of ['Enregistrer', 'Retirer du catalogue', 'Ajouter un type de documents'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })

  it('is added once, and a code that is taken is said beside it', async () => {
    const answers = [
      problemAnswer('procedure.code-taken', 409, {
        title: 'Ce code est déjà pris',
        errors: [{ pointer: '/code', code: 'invalid', message: '' }],
      }),
      { status: 201, body: someProcedure({ code: 'NEUVE' }) },
    ]
    const seen = fakeApi({
      ...PROFILES,
      'POST /admin/procedures': () => answers.shift() ?? { status: 500 },
    })
    const { router } = await renderPage(asStaff(<NewProcedurePage />, 'catalogue.edit'), {
      path: '/admin/teleprocedures/nouvelle',
    })
    await screen.findByLabelText('Douane')
    write('Code', 'dsn')
    write('Libellé en français', 'Neuve')
    write('Libellé en anglais', 'New')
    write('Destinataires', ' URSSAF \n\nMSA')
    press('Enregistrer')
    await screen.findByRole('alert')
    write('Code', 'neuve')
    press('Enregistrer')
    await waitFor(() => expect(router.state.location.pathname).toBe(`/admin/teleprocedures/${PROCEDURE_ID}`))
    const posts = sent(seen, 'POST')
    expect(posts.map(({ body }) => (body as { code: string }).code)).toEqual(['DSN', 'NEUVE'])
    expect(posts[1]?.body).toMatchObject({ recipients: ['URSSAF', 'MSA'], documentTypes: [], rank: 0 })
    expect(new Set(posts.map(({ headers }) => headers.get('idempotency-key'))).size).toBe(2)
  })
})
