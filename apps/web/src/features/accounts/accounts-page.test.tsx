import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as AccountsPage } from './accounts-page.tsx'
import { PRIMARY_ID, pageOf, SECONDARY_ID, someLine, somePrimary } from './testing/some-account.ts'

const OTHER_ID = '0197a3a0-0000-7000-8000-000000030000'
const CLOSED_ID = '0197a3a0-0000-7000-8000-000000022068'
const mine = (...accounts: object[]) => ({ 'GET /accounts': { body: { items: accounts } } })
const asPrimary = {
  id: PRIMARY_ID,
  login: 'asp1ent',
  companyName: 'COMPTE ASP1ENT DEV',
  kind: 'primary',
  state: 'open',
  role: 'holder',
}
const LIST = `GET /accounts/${PRIMARY_ID}/secondary-accounts`
const base = {
  ...mine(asPrimary),
  [`GET /accounts/${PRIMARY_ID}`]: { body: somePrimary(), headers: { etag: '"3"' } },
  [LIST]: {
    body: pageOf(
      [someLine(), someLine({ id: CLOSED_ID, login: 'fdn25.asp1ent', state: 'closed', hasMailbox: false })],
      25,
    ),
  },
}
const show = (path = '/comptes') =>
  renderPage(
    <SessionContext value={someSession({ hasAccounts: true })}>
      <AccountsPage />
    </SessionContext>,
    { path },
  )
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const found = () => screen.findByText(/secondaire\(s\) trouvé/)

afterEach(cleanup)

describe('the primary account in short', () => {
  it('shows what the members know, with the way to change it', async () => {
    fakeApi(base)
    await show()
    await screen.findByRole('heading', { level: 1, name: 'Gestion des comptes' })
    await found()
    const terms = screen.getAllByRole('term').map(({ textContent }) => textContent)
    expect(terms).toEqual(['N° Dossier', 'SIRET', 'Login', 'Raison Sociale', 'Type', 'Responsable'])
    const words = screen.getAllByRole('definition').map(({ textContent }) => plain(textContent))
    expect(words).toEqual([
      '22066',
      '079 555 421 00019',
      'asp1ent',
      'COMPTE ASP1ENT DEV',
      'Entreprise',
      'Pierre DUPONT',
    ])
    const [edit] = screen.getAllByRole('link', { name: 'Modifier' })
    expect(edit?.getAttribute('href')).toBe(`/comptes/${PRIMARY_ID}/identite`)
    expect(screen.getByRole('link', { name: 'Créer un compte secondaire' }).getAttribute('href')).toBe(
      `/comptes/nouveau?compte=${PRIMARY_ID}`,
    )
  })

  it('is the one that the address names, with the way to the others', async () => {
    fakeApi({
      ...base,
      ...mine(asPrimary, { ...asPrimary, id: OTHER_ID, login: 'autre' }),
      [`GET /accounts/${OTHER_ID}`]: { body: somePrimary({ id: OTHER_ID, login: 'autre' }) },
      [`GET /accounts/${OTHER_ID}/secondary-accounts`]: { body: pageOf([]) },
    })
    const { router } = await show(`/comptes?compte=${OTHER_ID}`)
    await screen.findByText('Aucun compte secondaire pour le moment')
    fireEvent.change(screen.getByLabelText('Compte affiché'), { target: { value: PRIMARY_ID } })
    await found()
    expect(router.state.location.search).toBe(`?compte=${PRIMARY_ID}`)
  })

  it('leads whoever is only on a secondary account to its page', async () => {
    fakeApi(mine({ ...asPrimary, id: SECONDARY_ID, kind: 'secondary' }))
    const { router } = await show()
    await waitFor(() => expect(router.state.location.pathname).toBe(`/comptes/${SECONDARY_ID}/identite`))
  })

  it('says so to whoever is on no account', async () => {
    fakeApi(mine())
    await show()
    expect(await screen.findByText('Vous n’êtes rattaché à aucun compte')).toBeTruthy()
  })

  it('keeps the list from whoever has no right on secondary accounts', async () => {
    const seen = fakeApi({
      ...mine(asPrimary),
      [`GET /accounts/${PRIMARY_ID}`]: { body: somePrimary({ powers: ['read'] }) },
    })
    await show()
    await screen.findByText(/ne donnent pas accès à ses comptes secondaires/)
    expect(screen.queryByRole('link', { name: 'Créer un compte secondaire' })).toBeNull()
    expect(seen.some(({ path }) => path.endsWith('secondary-accounts'))).toBe(false)
  })
})

describe('the list of secondary accounts', () => {
  it('has the columns of the source, and words beside every icon', async () => {
    fakeApi(base)
    await show()
    expect(plain((await found()).textContent)).toBe('25 compte(s) secondaire(s) trouvé(s)')
    const table = screen.getByRole('table', { name: 'Comptes secondaires' })
    const headers = within(table)
      .getAllByRole('columnheader')
      .map(({ textContent }) => textContent)
      .filter(Boolean)
    expect(headers).toEqual([
      'Nom Compte',
      'Type',
      'SIRET',
      'Raison Sociale',
      'Responsable',
      'Test',
      'Statut',
      'BAL',
      'Modifier',
      'Désactiver',
    ])
    const [, open, closed] = within(table).getAllByRole('row')
    expect(plain(open?.textContent ?? '')).toContain('041 407 800 00022')
    expect(open?.textContent).toContain('Ouvert')
    expect(within(open as HTMLElement).getByRole('button', { name: 'Désactiver' })).toBeTruthy()
    expect(within(closed as HTMLElement).getByRole('button', { name: 'Réactiver' })).toBeTruthy()
    expect(closed?.textContent).toContain('Fermé')
  })

  it('asks for what the address says, and writes filters and order there', async () => {
    const seen = fakeApi(base)
    const { router } = await show('/comptes?statut=open&bal=oui&nom=cs')
    await found()
    const lists = () => seen.filter(({ path }) => path.endsWith('secondary-accounts'))
    expect(Object.fromEntries(lists()[0]?.query ?? [])).toEqual({
      accountName: 'cs',
      state: 'open',
      mailbox: 'true',
      sort: 'login',
    })
    fireEvent.change(screen.getByLabelText('Raison Sociale'), { target: { value: 'LVT' } })
    fireEvent.click(screen.getByRole('button', { name: 'Rechercher' }))
    fireEvent.change(screen.getByLabelText('Type'), { target: { value: 'oga' } })
    fireEvent.click(screen.getByRole('button', { name: 'SIRET' }))
    await waitFor(() =>
      expect(Object.fromEntries(lists().at(-1)?.query ?? [])).toEqual({
        accountName: 'cs',
        companyName: 'LVT',
        accountType: 'oga',
        state: 'open',
        mailbox: 'true',
        sort: 'siret',
      }),
    )
    expect(Object.fromEntries(new URLSearchParams(router.state.location.search))).toEqual({
      nom: 'cs',
      raison: 'LVT',
      type: 'oga',
      statut: 'open',
      bal: 'oui',
      tri: 'siret',
    })
    fireEvent.click(screen.getByRole('button', { name: 'Effacer' }))
    await waitFor(() => expect(router.state.location.search).toBe('?tri=siret'))
    expect(screen.getByLabelText<HTMLInputElement>('Nom de compte').value).toBe('')
  })

  it('searches as one types, and says when there are more than can be counted', async () => {
    const seen = fakeApi({
      ...base,
      [LIST]: { body: { ...pageOf([someLine()], 10_000), totalIsExact: false } },
    })
    await show()
    expect(plain((await found()).textContent)).toBe('Plus de 10 000 compte(s) secondaire(s) trouvé(s)')
    fireEvent.change(screen.getByLabelText('Responsable'), { target: { value: 'Veu' } })
    await waitFor(() => expect(seen.at(-1)?.query.get('responsible')).toBe('Veu'))
  })

  it('says beside the field that a text can be no SIRET, and asks for nothing with it', async () => {
    const seen = fakeApi(base)
    const { router } = await show('/comptes?siret=abc')
    await found()
    expect([...(seen.at(-1)?.query.keys() ?? [])]).not.toContain('siret')
    const field = screen.getByLabelText<HTMLInputElement>('SIRET')
    expect(field.value).toBe('')
    const before = seen.length
    fireEvent.change(field, { target: { value: '041 4x' } })
    fireEvent.click(screen.getByRole('button', { name: 'Rechercher' }))
    expect(field.getAttribute('aria-invalid')).toBe('true')
    expect(router.state.location.search).toBe('?siret=abc')
    expect(seen.slice(before)).toEqual([])
    fireEvent.change(field, { target: { value: '041 4' } })
    fireEvent.click(screen.getByRole('button', { name: 'Rechercher' }))
    expect(field.getAttribute('aria-invalid')).not.toBe('true')
    await waitFor(() => expect(seen.at(-1)?.query.get('siret')).toBe('041 4'))
  })

  it('offers to take the filters away when nothing is found', async () => {
    fakeApi({ ...base, [LIST]: { body: pageOf([]) } })
    const { router } = await show('/comptes?nom=zzz')
    await screen.findByText('Aucun compte secondaire ne correspond')
    fireEvent.click(screen.getByRole('button', { name: 'Effacer les filtres' }))
    await waitFor(() => expect(router.state.location.search).toBe(''))
  })
})

describe('closing and reopening', () => {
  it('asks first, says what follows, sends the reason', async () => {
    const seen = fakeApi({ ...base, [`POST /accounts/${SECONDARY_ID}/closure`]: { body: somePrimary() } })
    await show()
    await found()
    fireEvent.click(screen.getByRole('button', { name: 'Désactiver' }))
    const dialog = await screen.findByRole('dialog', { name: /Désactiver cs1\.asp1ent/ })
    expect(dialog.textContent).toContain('Plus personne ne s’y connecte')
    expect(dialog.textContent).toContain('Rien n’est supprimé')
    expect(dialog.textContent).toContain('libère une place de votre quota')
    expect(seen.some(({ method }) => method === 'POST')).toBe(false)
    fireEvent.change(within(dialog).getByLabelText('Motif'), { target: { value: 'Parti' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Désactiver le compte' }))
    await screen.findByText('Le compte cs1.asp1ent est désactivé.')
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Parti' })
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  })

  it('says why an account could not be reopened, and stays', async () => {
    fakeApi({
      ...base,
      [`POST /accounts/${CLOSED_ID}/reopening`]: problemAnswer('account.quota-exceeded', 409),
    })
    await show()
    await found()
    fireEvent.click(screen.getByRole('button', { name: 'Réactiver' }))
    const dialog = await screen.findByRole('dialog', { name: /Réactiver fdn25/ })
    fireEvent.change(within(dialog).getByLabelText('Motif'), { target: { value: 'Par erreur' } })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Réactiver le compte' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('n’a pas été réactivé')
    expect(within(dialog).getByLabelText<HTMLTextAreaElement>('Motif').value).toBe('Par erreur')
  })

  it('closes the selection at once, leaves out what is not open, and tells what failed', async () => {
    const third = '0197a3a0-0000-7000-8000-000000022069'
    const calls = fakeApi({
      ...base,
      [LIST]: {
        body: pageOf([
          someLine(),
          someLine({ id: CLOSED_ID, login: 'fdn25.asp1ent', state: 'closed' }),
          someLine({ id: third, login: 'tbn1.asp1ent' }),
        ]),
      },
      'POST /accounts/closures': {
        body: {
          closedIds: [SECONDARY_ID],
          refused: [{ accountId: third, code: 'account.wrong-state' }],
        },
      },
    })
    await show()
    await found()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Tout sélectionner sur cette page' }))
    fireEvent.click(screen.getByRole('button', { name: 'Désactiver la sélection' }))
    const dialog = await screen.findByRole('dialog', { name: /Désactiver 2 comptes/ })
    // The names are of those that close: the one left out is told of after them.
    expect(dialog.textContent).toMatch(/cs1\.asp1ent.*Un compte de la sélection n’est pas ouvert/su)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Désactiver les comptes' }))
    expect((await within(dialog).findByRole('alert')).textContent).toContain('tbn1.asp1ent')
    const asked = calls.filter(({ path }) => path === '/accounts/closures')
    expect(asked.map(({ body }) => body)).toMatchObject([{ accountIds: [SECONDARY_ID, third] }])
    const [, done] = within(dialog).getAllByRole('button', { name: 'Fermer' })
    fireEvent.click(done as HTMLElement)
    await screen.findByText('Un compte est désactivé.')
  })
})
