import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer, type SeenCall } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as RegisterPage } from './register-page.tsx'

const SEND = 'POST /registrations'
const ACCOUNT_ID = '01900000-0000-7000-8000-0000000000a1'
const offer = {
  mailDomain: 'courrier.example.org',
  profiles: [
    { code: 'principal', label: 'Compte Principal', procedureCodes: ['DSN', 'FIBEN'] },
    { code: 'bdf', label: 'Compte Banque de France', procedureCodes: ['FIBEN'] },
  ],
  tariffs: [
    { item: 'subscription', label: 'Abonnement', netCents: 1000, vatRateBps: 2000 },
    { item: 'procedure:DSN', label: 'DSN', netCents: 250, vatRateBps: 2000 },
  ],
  approval: 'staff',
  terms: { version: '2026-11', paragraphs: ['Le compte est personnel.'] },
}
const procedure = (code: string) => ({
  ...{ id: `01900000-0000-7000-8000-00000000${code.length}000`, code, description: `Envoi ${code}` },
  ...{ recipients: ['DGFiP'], documentTypes: [], web: false, withdrawn: false },
})
const filed = { fileNumber: 22104, login: 'castellan', state: 'requested', accountId: null }
const apiFor = (more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    'GET /registrations/offer': { body: offer },
    'GET /procedures': { body: { items: [procedure('DSN'), procedure('FIBEN')] } },
    'GET /registrations/login': ({ query }) => ({
      body: { availability: query.get('login') === 'pris' ? 'taken' : 'free' },
    }),
    'GET /addresses': { body: { items: [] } },
    [SEND]: { status: 202, body: filed },
    ...more,
  })
const show = () => renderPage(<RegisterPage />, { path: '/inscription/compte' })
const group = (name: string) => within(screen.getByRole('group', { name, hidden: true }))
const type = (legend: string, label: string, value: string) =>
  fireEvent.change(group(legend).getByLabelText(label), { target: { value } })
const next = () => fireEvent.click(screen.getByRole('button', { name: 'Continuer' }))
const heading = (name: string) => screen.findByRole('heading', { level: 2, name })
const posts = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method === 'POST')
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

async function identify() {
  await heading('Votre demande')
  next()
  await heading('Responsable')
  type('Entreprise', 'SIREN', '079555421')
  type('Entreprise', 'NIC', '00019')
  type('Entreprise', 'Raison Sociale', 'ATELIER CASTELLAN')
  type('Responsable', 'Nom', 'CASTELLAN')
  type('Responsable', 'Prénom', 'Hélène')
  type('Responsable', 'E-mail', 'helene@demo.example')
  next()
  await heading('Profil')
}
async function toSummary(login = 'Castellan') {
  await identify()
  fireEvent.click(await screen.findByLabelText('DSN'))
  next()
  await heading('Conditions d’utilisation')
  type('Identifiants', 'Nom de compte', login)
  fireEvent.click(screen.getByLabelText('J’accepte les conditions d’utilisation du compte'))
  next()
  await heading('Coût par mois')
}
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Envoyer la demande' }))

beforeEach(() => {
  sessionStorage.clear()
  localStorage.clear()
})
afterEach(cleanup)

describe('asking for an account online', () => {
  it('goes from step to step, says what it costs, and sends once with one key', async () => {
    const seen = apiFor()
    await show()
    await toSummary()
    expect(plain()).toContain('12,50 €')
    expect(plain()).toContain('15,00 €')
    expect(plain()).toContain('castellan@courrier.example.org')
    send()
    await screen.findByText(/Votre demande n°.22104 est enregistrée/u)
    const [post, ...others] = posts(seen)
    expect(others).toEqual([])
    expect(post?.headers.get('idempotency-key')).toBeTruthy()
    expect(post?.body).toMatchObject({
      ...{ login: 'castellan', profileCode: 'principal', accountType: 'company', termsVersion: '2026-11' },
      ...{ siret: '07955542100019', procedures: [{ code: 'DSN', documentTypes: null }] },
      responsible: { email: 'helene@demo.example' },
    })
    expect(sessionStorage.length).toBe(0)
    expect(seen.map(({ path }) => path)).not.toContain('/session')
  })

  it('keeps what was typed over a reload', async () => {
    apiFor()
    await show()
    await identify()
    cleanup()
    await show()
    await heading('Votre demande')
    expect((group('Responsable').getByLabelText('Nom') as HTMLInputElement).value).toBe('CASTELLAN')
  })

  it('leaves out procedures beyond the profile that is taken in the end', async () => {
    const seen = apiFor()
    await show()
    await identify()
    fireEvent.click(await screen.findByLabelText('DSN'))
    fireEvent.click(screen.getByLabelText('FIBEN'))
    fireEvent.click(screen.getByRole('radio', { name: /Compte Banque de France/u }))
    expect(screen.queryByLabelText('DSN')).toBeNull()
    next()
    await heading('Conditions d’utilisation')
    type('Identifiants', 'Nom de compte', 'castellan')
    fireEvent.click(screen.getByLabelText('J’accepte les conditions d’utilisation du compte'))
    next()
    await heading('Coût par mois')
    send()
    await waitFor(() => expect(posts(seen)).toHaveLength(1))
    expect(posts(seen)[0]?.body).toMatchObject({ profileCode: 'bdf', procedures: [{ code: 'FIBEN' }] })
  })

  it('stops at a login that is taken and at terms that are not accepted', async () => {
    const seen = apiFor()
    await show()
    await identify()
    next()
    await heading('Conditions d’utilisation')
    type('Identifiants', 'Nom de compte', 'pris')
    await screen.findAllByText(/Ce nom est déjà pris/u)
    next()
    const summary = await screen.findByRole('alert')
    for (const name of [/Nom de compte/u, /J’accepte les conditions/u])
      expect(within(summary).getByText(name)).toBeTruthy()
    expect(screen.queryByRole('heading', { level: 2, name: 'Coût par mois' })).toBeNull()
    expect(posts(seen)).toEqual([])
  })

  it('leads back to the login that somebody took meanwhile, and to the field that the API refuses', async () => {
    let answer = problemAnswer('account.login-taken', 409)
    apiFor({ [SEND]: () => answer })
    await show()
    await toSummary()
    send()
    await screen.findAllByText(/Ce nom est déjà pris/u)
    await heading('Conditions d’utilisation')
    answer = problemAnswer('request.invalid', 400, {
      errors: [{ pointer: '/termsVersion', code: 'terms.changed', message: '' }],
    })
    type('Identifiants', 'Nom de compte', 'castellan2')
    next()
    await heading('Coût par mois')
    send()
    await heading('Conditions d’utilisation')
    expect(within(await screen.findByRole('alert')).getByText(/J’accepte les conditions/u)).toBeTruthy()
  })

  it('says whose space the account is added to, with the names that are known', async () => {
    localStorage.setItem('guichet-signed-in', '1')
    const session = someSession({ firstName: 'Ada', lastName: 'Lovelace' })
    apiFor({
      'GET /session': { body: session },
      [SEND]: { status: 202, body: { ...filed, state: 'open', accountId: ACCOUNT_ID } },
    })
    await show()
    await screen.findByText(/Vous êtes connecté en tant que Ada Lovelace/u)
    expect((group('Responsable').getByLabelText('Nom') as HTMLInputElement).value).toBe('Lovelace')
    await toSummary()
    send()
    const link = await screen.findByRole('link', { name: 'Voir le compte' })
    expect(link.getAttribute('href')).toBe(`/comptes/${ACCOUNT_ID}/identite`)
  })
})
