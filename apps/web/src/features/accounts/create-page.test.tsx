import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer, type SeenCall } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as CreatePage } from './create-page.tsx'
import { PRIMARY_ID, someOffer, someOptions, somePrimary, someSecondary } from './testing/some-account.ts'

const PASSWORD = 'Genet-Cendre-4821!'
const CREATE = `POST /accounts/${PRIMARY_ID}/secondary-accounts`
const offering =
  (over: Parameters<typeof someOffer>[0] = {}) =>
  ({ query }: SeenCall) => {
    const name = query.get('accountName')
    return { body: someOffer({ ...over, name: name === null ? null : name === 'pris' ? 'taken' : 'free' }) }
  }
const apiFor = (more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    [`GET /accounts/${PRIMARY_ID}`]: { body: somePrimary(), headers: { etag: '"3"' } },
    [`GET /accounts/${PRIMARY_ID}/secondary-offer`]: offering(),
    [`GET /accounts/${PRIMARY_ID}/options`]: { body: someOptions(), headers: { etag: '"3"' } },
    'GET /addresses': { body: { items: [] } },
    [CREATE]: { status: 201, body: someSecondary({ login: 'cs2.asp1ent' }) },
    ...more,
  })
const show = () =>
  renderPage(
    <SessionContext value={someSession({ hasAccounts: true })}>
      <CreatePage />
    </SessionContext>,
    { path: `/comptes/nouveau?compte=${PRIMARY_ID}` },
  )
const group = (name: string) => within(screen.getByRole('group', { name, hidden: true }))
const type = (legend: string, label: string, value: string) =>
  fireEvent.change(group(legend).getByLabelText(label), { target: { value } })
const next = () => fireEvent.click(screen.getByRole('button', { name: 'Continuer' }))
const heading = (name: string) => screen.findByRole('heading', { level: 2, name })
const posts = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'POST')
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

async function configure({ name = 'cs2', password = PASSWORD } = {}) {
  await heading('Identifiants')
  type('Identifiants', 'Nom de compte', name)
  type('Identifiants', 'Mot de passe', password)
  type('Identifiants', 'Confirmer mot de passe', password)
  next()
}
function identify() {
  type('Entreprise', 'SIREN', '079555421')
  type('Entreprise', 'NIC', '00019')
  type('Entreprise', 'Raison Sociale', 'ETABLISSEMENT DEUX')
  type('Responsable', 'Nom', 'MARTIN')
  type('Responsable', 'Prénom', 'Camille')
  type('Responsable', 'E-mail', 'camille@demo.example')
}
async function toSummary() {
  await configure()
  await heading('Téléprocédures')
  next()
  await heading('Responsable')
  identify()
  next()
  await screen.findByText('Ce qui va être créé')
}

beforeEach(() => sessionStorage.clear())
afterEach(cleanup)

describe('creating a secondary account', () => {
  it('goes from step to step, says what it costs, creates with one key', async () => {
    const seen = apiFor()
    await show()
    await heading('Identifiants')
    expect(screen.getByText('.asp1ent')).toBeTruthy()
    type('Identifiants', 'Nom de compte', 'CS2')
    await screen.findByText(/cs2\.asp1ent est disponible/)
    await configure()
    await heading('Téléprocédures')
    fireEvent.click(screen.getByLabelText('Créer une boite mail'))
    expect(plain(document.body.textContent)).toContain('5,00 € HT par mois')
    expect(plain(document.body.textContent)).toContain('Il reste 33 boîtes mail sur les 40')
    expect(screen.queryByLabelText('FIBEN')).toBeNull()
    fireEvent.click(screen.getByLabelText('DPAE'))
    fireEvent.click(screen.getByRole('button', { name: /Choix des types de documents.*DPAE/u }))
    fireEvent.click(screen.getByLabelText('Annulation'))
    next()
    await heading('Responsable')
    identify()
    next()
    await screen.findByText('Ce qui va être créé')
    expect(plain(document.body.textContent)).toContain('5,00 € HT par mois, soit 6,00 € TTC')
    expect(posts(seen)).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Créer le compte secondaire' }))
    await screen.findByText('Le compte cs2.asp1ent est créé')
    expect(posts(seen)).toHaveLength(1)
    expect(posts(seen)[0]?.headers.get('idempotency-key')).toMatch(/^[0-9a-f]{32}$/u)
    expect(posts(seen)[0]?.body).toMatchObject({
      accountName: 'cs2',
      accountType: 'company',
      access: { kind: 'password', password: PASSWORD },
      autonomous: false,
      createMailbox: true,
      procedures: [{ code: 'DPAE', documentTypes: ['DPAE-1'] }],
      siret: '07955542100019',
      companyName: 'ETABLISSEMENT DEUX',
    })
    expect(sessionStorage.length).toBe(0)
  })

  it('stays on a step until it is right', async () => {
    apiFor()
    await show()
    await heading('Identifiants')
    next()
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['Nom de compte (Identifiants)', 'Mot de passe (Identifiants)'])
    await configure({ name: 'pris' })
    await waitFor(() => expect(screen.getByRole('alert').textContent).toContain('Ce nom est déjà pris'))
    expect(screen.getByRole('heading', { level: 2, name: 'Identifiants' })).toBeTruthy()
  })

  it('sends an invitation instead of a password', async () => {
    const seen = apiFor()
    await show()
    await heading('Identifiants')
    fireEvent.click(screen.getByRole('radio', { name: /Envoyer une invitation/ }))
    expect(screen.queryByLabelText('Confirmer mot de passe')).toBeNull()
    type('Identifiants', 'Nom de compte', 'cs3')
    next()
    await heading('Téléprocédures')
    next()
    await heading('Responsable')
    identify()
    next()
    await screen.findByText('Invitation envoyée à camille@demo.example')
    fireEvent.click(screen.getByRole('button', { name: 'Créer le compte secondaire' }))
    await screen.findByText(/est créé/)
    expect(posts(seen)[0]?.body).toMatchObject({ access: { kind: 'invitation' } })
  })

  it('leads from a refusal to its step and field, and keeps the key only for the same creation', async () => {
    let tries = 0
    const seen = apiFor({
      [CREATE]: () => {
        tries += 1
        if (tries < 3) return problemAnswer('service.unavailable', 503)
        return tries === 3
          ? problemAnswer('account.login-taken', 409)
          : { status: 201, body: someSecondary({ login: 'cs9.asp1ent' }) }
      },
    })
    await show()
    await toSummary()
    const create = () => fireEvent.click(screen.getByRole('button', { name: 'Créer le compte secondaire' }))
    create()
    await screen.findByRole('alert')
    create()
    await waitFor(() => expect(tries).toBe(2))
    await waitFor(() =>
      expect(
        screen.getByRole<HTMLButtonElement>('button', { name: 'Créer le compte secondaire' }).dataset.loading,
      ).toBeUndefined(),
    )
    create()
    await heading('Identifiants')
    expect(screen.getByRole('alert').textContent).toContain('Ce nom est déjà pris')
    type('Identifiants', 'Nom de compte', 'cs9')
    next()
    await heading('Téléprocédures')
    next()
    await heading('Responsable')
    next()
    await screen.findByText('Ce qui va être créé')
    create()
    await screen.findByText('Le compte cs9.asp1ent est créé')
    const keys = posts(seen).map(({ headers }) => headers.get('idempotency-key'))
    expect(keys[0]).toBe(keys[1])
    expect(keys[1]).toBe(keys[2])
    expect(keys[3]).not.toBe(keys[2])
  })

  it('keeps what was typed over a reload, but no password', async () => {
    apiFor()
    await show()
    await toSummary()
    expect(JSON.stringify({ ...sessionStorage })).not.toContain(PASSWORD)
    cleanup()
    await show()
    await heading('Identifiants')
    expect(screen.getByLabelText<HTMLInputElement>('Nom de compte').value).toBe('cs2')
    expect(screen.getByLabelText<HTMLInputElement>('Confirmer mot de passe').value).toBe('')
    expect(group('Entreprise').getByLabelText<HTMLInputElement>('Raison Sociale').value).toBe(
      'ETABLISSEMENT DEUX',
    )
  })

  it('says that no mailbox is left, leads to the options, and creates without', async () => {
    apiFor({
      [`GET /accounts/${PRIMARY_ID}/secondary-offer`]: offering({ mailboxQuota: 0, mailboxesInUse: 0 }),
    })
    await show()
    await configure()
    await heading('Téléprocédures')
    expect(screen.queryByLabelText('Créer une boite mail')).toBeNull()
    expect(screen.getByText(/ne prévoit aucun compte secondaire avec boîte mail/)).toBeTruthy()
    expect(
      screen.getByRole('link', { name: 'Ouvrir les options du compte primaire' }).getAttribute('href'),
    ).toBe(`/comptes/${PRIMARY_ID}/options`)
    next()
    expect(await heading('Responsable')).toBeTruthy()
  })

  it('is not for whoever has no right to', async () => {
    apiFor({ [`GET /accounts/${PRIMARY_ID}`]: { body: somePrimary({ powers: ['read'] }) } })
    await show()
    expect(await screen.findByText(/ne permettent pas de créer un compte secondaire/)).toBeTruthy()
  })
})
