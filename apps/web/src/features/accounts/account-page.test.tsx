import { accountPowers } from '@guichet/domain/account-rights'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer, type SeenCall } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as AccountPage } from './account-page.tsx'
import { PRIMARY_ID, pageOf, SECONDARY_ID, somePrimary, someSecondary } from './testing/some-account.ts'

const tagged = (account: Account) => ({ body: account, headers: { etag: `"${account.version}"` } })
const mine = {
  'GET /accounts': {
    body: {
      items: [
        {
          id: PRIMARY_ID,
          login: 'asp1ent',
          companyName: 'COMPTE ASP1ENT DEV',
          kind: 'primary',
          state: 'open',
          role: 'holder',
        },
      ],
    },
  },
}
const history = pageOf([
  {
    id: '0197a3a0-0000-7000-8000-000000000901',
    at: '2026-11-20T13:30:00.000Z',
    action: 'account.closed',
    actorName: 'Camille Martin',
    actorKind: 'staff',
    reason: 'Demandé par téléphone',
    fields: [],
    otherLogin: null,
  },
  {
    id: '0197a3a0-0000-7000-8000-000000000902',
    at: '2026-11-19T13:30:00.000Z',
    action: 'account.identity-updated',
    actorName: 'Pierre DUPONT',
    actorKind: 'self',
    reason: null,
    fields: ['responsible.email', 'phone', 'companyName', 'technicalPhone', 'nobody-knows'],
    otherLogin: null,
  },
])
const apiFor = (account: Account, more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    ...mine,
    [`GET /accounts/${account.id}`]: tagged(account),
    [`GET /accounts/${account.id}/history`]: { body: history },
    [`GET /accounts/${account.id}/persons`]: { body: { items: [], invitations: [] } },
    'GET /addresses': { body: { items: [] } },
    ...more,
  })
const show = (id: string, tab = 'identite') =>
  renderPage(
    <SessionContext value={someSession({ hasAccounts: true })}>
      <AccountPage />
    </SessionContext>,
    { path: `/comptes/${id}/${tab}`, route: '/comptes/:id/:tab?' },
  )
const group = (name: string) => within(screen.getByRole('group', { name }))
const input = (legend: string, label: string) => group(legend).getByLabelText<HTMLInputElement>(label)
const type = (legend: string, label: string, value: string) =>
  fireEvent.change(input(legend, label), { target: { value } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
const puts = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'PUT')
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const ready = () => screen.findByLabelText('SIREN')

afterEach(cleanup)

describe('header and tabs', () => {
  it('show the primary account as the source does', async () => {
    apiFor(somePrimary())
    await show(PRIMARY_ID)
    await ready()
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Compte asp1ent')
    const terms = screen.getAllByRole('term').map(({ textContent }) => textContent)
    for (const name of ['N° Dossier', 'Login', 'Portail', 'Profil', 'Type', 'Statut', 'Création', 'Test']) {
      expect(terms).toContain(name)
    }
    const words = screen.getAllByRole('definition').map(({ textContent }) => textContent)
    for (const word of ['22066', 'ASPONE', 'Compte Primaire', 'Ouvert', '20/04/2004', 'Oui']) {
      expect(words).toContain(word)
    }
    expect(screen.getAllByRole('tab').map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(['Identité', 'Facturation']),
    )
    expect(screen.getByRole('link', { name: 'Retour' }).getAttribute('href')).toBe('/comptes')
  })

  it('have no "Facturation" on a secondary account, and its address leads to the identity', async () => {
    apiFor(someSecondary())
    const { router } = await show(SECONDARY_ID, 'facturation')
    await ready()
    expect(router.state.location.pathname).toBe(`/comptes/${SECONDARY_ID}/identite`)
    expect(screen.queryByRole('tab', { name: 'Facturation' })).toBeNull()
    expect(screen.getByText('Compte Secondaire')).toBeTruthy()
  })

  it('say that there is no such account, or no such tab', async () => {
    apiFor(somePrimary(), { [`GET /accounts/${SECONDARY_ID}`]: problemAnswer('resource.not-found', 404) })
    await show(SECONDARY_ID)
    expect(await screen.findByRole('heading', { name: 'Page introuvable' })).toBeTruthy()
    await show(PRIMARY_ID, 'inconnu')
    expect(await screen.findByRole('heading', { name: 'Page introuvable' })).toBeTruthy()
  })

  it('tell the history in words, the reason and what changed', async () => {
    apiFor(somePrimary())
    await show(PRIMARY_ID)
    await ready()
    expect(screen.queryByRole('heading', { name: 'Historique' })).toBeNull()
    fireEvent.click(screen.getByRole('tab', { name: 'Historique' }))
    const list = await screen.findByText('Compte désactivé')
    const lines = list.closest('ol')?.querySelectorAll('li') ?? []
    expect(plain(lines[0]?.textContent)).toContain('Par Camille Martin (nos services)')
    expect(plain(lines[0]?.textContent)).toContain('Motif : Demandé par téléphone')
    expect(plain(lines[0]?.textContent)).toContain('20/11/2026 · 14 h 30')
    expect(plain(lines[1]?.textContent)).toContain(
      'Ce qui a changé : Responsable, Raison Sociale, Contact Technique ou d’exploitation',
    )
  })
})

describe('the form "Identité"', () => {
  it('has every field of the source under its name, SIREN and NIC apart', async () => {
    apiFor(somePrimary())
    await show(PRIMARY_ID)
    await ready()
    expect(plain(input('Entreprise', 'SIREN').value)).toBe('079 555 421')
    expect(input('Entreprise', 'NIC').value).toBe('00019')
    for (const name of ['Raison Sociale', 'Mandataire social']) expect(input('Entreprise', name)).toBeTruthy()
    for (const name of [
      'Civilité',
      'Nom',
      'Prénom',
      'Numéro voie',
      'Suffixe voie',
      'Nom voie',
      'Complément',
      'Boite Postale',
      'Code Postal',
      'Ville',
      'Pays',
      'E-mail',
      'N° de Téléphone',
      'N° de fax',
    ]) {
      expect(input('Responsable', name), name).toBeTruthy()
    }
    for (const contact of ['Contact Technique ou d’exploitation', 'Contact Administratif ou comptable']) {
      for (const name of ['Nom', 'E-mail', 'N° de Téléphone']) expect(input(contact, name)).toBeTruthy()
    }
    expect(screen.getAllByRole('button', { name: 'Copier les informations du responsable' })).toHaveLength(2)
  })

  it('copies the responsible person and parts a whole SIRET, then sends all with the ETag', async () => {
    const seen = apiFor(somePrimary(), {
      [`PUT /accounts/${PRIMARY_ID}/identity`]: tagged(somePrimary({ version: 4 })),
    })
    await show(PRIMARY_ID)
    await ready()
    const siren = input('Entreprise', 'SIREN')
    fireEvent.change(siren, { target: { value: '356 000 000 00048' } })
    fireEvent.blur(siren)
    expect(plain(siren.value)).toBe('356 000 000')
    expect(input('Entreprise', 'NIC').value).toBe('00048')
    fireEvent.click(
      group('Contact Administratif ou comptable').getByRole('button', {
        name: 'Copier les informations du responsable',
      }),
    )
    expect(input('Contact Administratif ou comptable', 'Nom').value).toBe('Pierre DUPONT')
    save()
    await screen.findByText('Modifications enregistrées')
    const [sent] = puts(seen)
    expect(sent?.headers.get('if-match')).toBe('"3"')
    expect(sent?.body).toMatchObject({
      siret: '35600000000048',
      administrativeContact: { name: 'Pierre DUPONT', email: 'primary@demo.example' },
      responsible: { lastName: 'DUPONT', address: { streetNumber: '56', country: 'FR' } },
    })
  })

  it('refuses a wrong SIRET before sending, and names the group of each field in the summary', async () => {
    const seen = apiFor(somePrimary())
    await show(PRIMARY_ID)
    await ready()
    type('Entreprise', 'NIC', '00018')
    type('Contact Technique ou d’exploitation', 'E-mail', 'personne')
    save()
    const summary = await screen.findByRole('alert')
    const links = within(summary).getAllByRole('link')
    expect(links.map(({ textContent }) => textContent)).toEqual([
      'NIC (Entreprise)',
      'E-mail (Contact Technique ou d’exploitation)',
    ])
    expect(plain(summary.textContent)).toContain('Ce numéro SIRET n’existe pas')
    expect(puts(seen)).toEqual([])
  })

  it('puts what the API says of the SIRET beside the NIC', async () => {
    apiFor(somePrimary(), {
      [`PUT /accounts/${PRIMARY_ID}/identity`]: problemAnswer('request.invalid', 400, {
        errors: [
          { pointer: '/siret', code: 'siret.invalid', message: '' },
          { pointer: '/responsible/phone', code: 'phone.invalid', message: '' },
        ],
      }),
    })
    await show(PRIMARY_ID)
    await ready()
    type('Entreprise', 'Raison Sociale', 'AUTRE')
    save()
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent),
    ).toEqual(['NIC (Entreprise)', 'N° de Téléphone (Responsable)'])
    expect(input('Entreprise', 'Raison Sociale').value).toBe('AUTRE')
  })

  it('fills the address from a suggestion and never holds typing up', async () => {
    const seen = apiFor(somePrimary(), {
      'GET /addresses': {
        body: {
          items: [
            {
              label: '8 bis Boulevard du Port 80000 Amiens',
              streetNumber: '8',
              streetNumberSuffix: 'bis',
              streetName: 'Boulevard du Port',
              postcode: '80000',
              city: 'Amiens',
            },
          ],
        },
      },
    })
    await show(PRIMARY_ID)
    await ready()
    type('Responsable', 'Numéro voie', '8')
    type('Responsable', 'Nom voie', 'bd du port')
    const option = await screen.findByText(/8 bis Boulevard du Port/)
    expect(seen.find(({ path }) => path === '/addresses')?.query.get('q')).toBe('8 bd du port')
    fireEvent.click(option)
    expect(input('Responsable', 'Nom voie').value).toBe('Boulevard du Port')
    expect(input('Responsable', 'Suffixe voie').value).toBe('bis')
    expect(input('Responsable', 'Code Postal').value).toBe('80000')
    expect(input('Responsable', 'Ville').value).toBe('Amiens')
    type('Responsable', 'Nom voie', 'Chemin sans nom')
    expect(input('Responsable', 'Nom voie').value).toBe('Chemin sans nom')
  })
})

describe('when somebody else saved meanwhile', () => {
  const theirs = somePrimary({
    version: 4,
    companyName: 'RAISON DES AUTRES',
    legalRepresentative: 'Anne LEROY',
  })

  it('asks about the field that both changed, and saves the choice with the rest joined', async () => {
    let reads = 0
    const seen = apiFor(somePrimary(), {
      [`GET /accounts/${PRIMARY_ID}`]: () => tagged(reads++ === 0 ? somePrimary() : theirs),
      [`PUT /accounts/${PRIMARY_ID}/identity`]: ({ headers }: SeenCall) =>
        headers.get('if-match') === '"4"'
          ? tagged({ ...theirs, version: 5 })
          : problemAnswer('resource.changed', 412),
    })
    await show(PRIMARY_ID)
    await ready()
    type('Entreprise', 'Raison Sociale', 'MA RAISON')
    save()
    const panel = (await screen.findByRole('heading', { name: /modifiées entre-temps/ })).closest('section')
    expect(document.activeElement?.contains(panel)).toBe(true)
    expect(screen.queryByText('L’envoi n’a pas abouti')).toBeNull()
    expect(panel?.textContent).toContain('RAISON DES AUTRES')
    expect(panel?.textContent).toContain('Mandataire social')
    fireEvent.click(screen.getByRole('radio', { name: /RAISON DES AUTRES/ }))
    fireEvent.click(screen.getByRole('button', { name: 'Appliquer mes choix et enregistrer' }))
    await waitFor(() => expect(puts(seen)).toHaveLength(2))
    expect(puts(seen)[1]?.body).toMatchObject({
      companyName: 'RAISON DES AUTRES',
      legalRepresentative: 'Anne LEROY',
    })
  })
})

describe('what can only be read', () => {
  it('says that the account is closed and keeps every field', async () => {
    apiFor(someSecondary({ state: 'closed', stateReason: 'Parti' }))
    await show(SECONDARY_ID)
    await ready()
    expect(screen.getByText(/réactivez-le pour le modifier/)).toBeTruthy()
    expect(screen.getByText('Motif : Parti', { normalizer: plain })).toBeTruthy()
    expect(input('Entreprise', 'SIREN').readOnly).toBe(true)
    expect(input('Responsable', 'Civilité').value).toBe('Monsieur')
    expect(input('Responsable', 'Pays').value).toBe('France')
    expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
    expect(screen.queryByRole('button', { name: /Copier/ })).toBeNull()
  })

  it('says that the right is missing', async () => {
    const powers = [
      ...accountPowers(
        { kind: 'primary', state: 'open', autonomous: true },
        { via: 'own', holder: false, rights: ['billing'] },
      ),
    ]
    apiFor(somePrimary({ powers }))
    await show(PRIMARY_ID)
    await ready()
    expect(screen.getByText(/permettent de le consulter, pas de le modifier/)).toBeTruthy()
    expect(input('Entreprise', 'Raison Sociale').readOnly).toBe(true)
  })
})
