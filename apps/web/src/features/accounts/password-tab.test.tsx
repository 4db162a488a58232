import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../shared/accounts/identity-values.ts'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { AccountPersons } from './account-persons.tsx'
import { PasswordTab } from './password-tab.tsx'
import { PRIMARY_ID, SECONDARY_ID, somePrimary, someSecondary } from './testing/some-account.ts'

const GOOD = 'Azur-Lavande-2027!'
const ME = someSession().personId
const OTHER = '0197a3a0-0000-7000-8000-000000000777'
const show = (element: ReactNode) =>
  renderPage(<SessionContext value={someSession({ hasAccounts: true })}>{element}</SessionContext>)
const showTab = (account: Account) => show(<PasswordTab account={{ ...account, hasMailbox: false }} />)
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('the own password', () => {
  it('is changed, says who is told, and forgets what was typed', async () => {
    const calls = fakeApi({ 'PUT /me/password': { status: 204 } })
    await showTab(somePrimary())
    screen.getByText(/primary@demo\.example/u)
    type('Mot de passe courant', 'Ancien-Mistral-1!')
    type('Nouveau mot de passe', 'abc1')
    expect(screen.getByText('un chiffre', { exact: false }).closest('li')?.dataset.state).toBe('met')
    type('Nouveau mot de passe', GOOD)
    type('Confirmation du nouveau mot de passe', GOOD)
    press('Enregistrer')
    expect((await screen.findByRole('status')).textContent).toContain('Modifications enregistrées')
    expect(calls[0]?.body).toEqual({ currentPassword: 'Ancien-Mistral-1!', newPassword: GOOD })
    expect(screen.getByLabelText<HTMLInputElement>('Mot de passe courant').value).toBe('')
  })

  it('shows a wrong current one beside its field, and refuses the login before any call', async () => {
    const calls = fakeApi({
      'PUT /me/password': problemAnswer('password.wrong-current', 422, {
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current', message: '' }],
      }),
    })
    await showTab(somePrimary())
    type('Mot de passe courant', 'faux')
    for (const label of ['Nouveau mot de passe', 'Confirmation du nouveau mot de passe'])
      type(label, 'Asp1ent-2027-!')
    press('Enregistrer')
    await screen.findByRole('alert')
    expect(calls).toHaveLength(0)
    for (const label of ['Nouveau mot de passe', 'Confirmation du nouveau mot de passe']) type(label, GOOD)
    press('Enregistrer')
    await waitFor(() => expect(calls).toHaveLength(1))
    await waitFor(() =>
      expect(screen.getByLabelText('Mot de passe courant').getAttribute('aria-invalid')).toBe('true'),
    )
  })
})

describe('the password of a secondary', () => {
  it('is reset after a question, and shown once with how to pass it on', async () => {
    const calls = fakeApi({
      [`POST /accounts/${SECONDARY_ID}/password-reset`]: {
        status: 201,
        body: { temporaryPassword: 'Olivier-Lavande-4827-Mimosa-Rocher', expiresAt: '2026-11-26T09:00:00Z' },
      },
    })
    await showTab(someSecondary())
    press('Réinitialiser le mot de passe')
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText(/sans le mot de passe/u)
    expect(calls).toHaveLength(0)
    fireEvent.click(dialog.getByRole('button', { name: 'Réinitialiser' }))
    await screen.findByText('Olivier-Lavande-4827-Mimosa-Rocher')
    screen.getByText(/par un autre moyen/u)
    screen.getByRole('button', { name: /Copier/u })
  })

  it('tells why it was not', async () => {
    fakeApi({
      [`POST /accounts/${SECONDARY_ID}/password-reset`]: problemAnswer('account.right-missing', 403),
    })
    await showTab(someSecondary())
    press('Réinitialiser le mot de passe')
    fireEvent.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Réinitialiser' }))
    expect((await screen.findByRole('alert')).textContent).toContain('n’a pas été réinitialisé')
  })
})

describe('persons on an account', () => {
  const holder = {
    ...{ personId: ME, firstName: 'Pierre', lastName: 'DUPONT', email: 'primary@demo.example' },
    ...{ role: 'holder', rights: [], since: '2026-01-01T00:00:00Z' },
  }
  const helper = {
    ...{ personId: OTHER, firstName: 'Léa', lastName: 'MARTIN', email: 'lea@demo.example' },
    ...{ role: 'collaborator', rights: ['options'], since: '2026-02-01T00:00:00Z' },
  }
  const invitation = {
    ...{ email: 'max@demo.example', firstName: 'Max', lastName: 'Petit', rights: [] },
    ...{ expiresAt: '2026-11-25T09:00:00Z', lapsed: false, sentByKind: 'self', sentByName: null },
  }
  const persons = { body: { items: [holder, helper], invitations: [invitation] } }
  const path = `/accounts/${PRIMARY_ID}/persons`

  it('are listed with their rights; somebody is invited with chosen ones', async () => {
    const calls = fakeApi({
      [`GET ${path}`]: persons,
      [`POST ${path}`]: {
        status: 202,
        body: { email: 'zoe@demo.example', expiresAt: '2026-11-25T09:00:00Z' },
      },
    })
    await show(<AccountPersons account={somePrimary()} />)
    await screen.findByText('Léa MARTIN')
    screen.getByText('Modifier les options')
    screen.getByText('max@demo.example')
    press('Inviter une personne')
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByLabelText('E-mail'), { target: { value: 'zoe@demo.example' } })
    fireEvent.change(dialog.getByLabelText('Prénom'), { target: { value: 'Zoé' } })
    fireEvent.change(dialog.getByLabelText('Nom'), { target: { value: 'Petit' } })
    fireEvent.click(dialog.getByLabelText('Gérer les comptes secondaires'))
    fireEvent.click(dialog.getByRole('button', { name: 'Envoyer l’invitation' }))
    await screen.findByText('L’invitation est partie à zoe@demo.example.')
    const sent = calls.find(({ method }) => method === 'POST')
    expect(sent?.body).toEqual({
      ...{ email: 'zoe@demo.example', firstName: 'Zoé', lastName: 'Petit', rights: ['secondaries'] },
    })
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[\da-f]{32}$/u)
  })

  it('are changed, removed and made holder, each after a question', async () => {
    const calls = fakeApi({
      [`GET ${path}`]: persons,
      [`PUT ${path}/${OTHER}`]: { body: { ...helper, rights: ['options', 'billing'] } },
      [`DELETE ${path}/${OTHER}`]: { status: 204 },
      [`POST /accounts/${PRIMARY_ID}/holder`]: { body: somePrimary() },
    })
    await show(<AccountPersons account={somePrimary()} />)
    const ask = async (action: string, confirm: string, ticks = false) => {
      fireEvent.click(
        await screen.findByRole('button', { name: new RegExp(`^${action}\\s: Léa MARTIN$`, 'u') }),
      )
      const dialog = within(await screen.findByRole('dialog'))
      if (ticks) fireEvent.click(dialog.getByLabelText('Consulter et modifier la facturation'))
      fireEvent.click(dialog.getByRole('button', { name: confirm }))
      await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    }
    await ask('Modifier les droits', 'Enregistrer', true)
    await ask('Désigner titulaire', 'Changer de titulaire')
    await ask('Retirer', 'Retirer')
    expect(calls.filter(({ method }) => method !== 'GET').map(({ method, body }) => [method, body])).toEqual([
      ['PUT', { rights: ['options', 'billing'] }],
      ['POST', { personId: OTHER }],
      ['DELETE', undefined],
    ])
  })

  it('ask the primary for the closing of a secondary account', async () => {
    const calls = fakeApi({
      [`GET /accounts/${SECONDARY_ID}/persons`]: persons,
      [`POST /accounts/${SECONDARY_ID}/closure-request`]: { status: 202, body: { email: null } },
    })
    await show(<AccountPersons account={someSecondary({ via: 'own', powers: ['read', 'manage-persons'] })} />)
    await screen.findByText(/Demandez sa fermeture au compte primaire asp1ent/u)
    press('Demander la fermeture')
    await screen.findByText(/Rien ne change tant que le compte primaire asp1ent/u)
    press('Envoyer la demande')
    await screen.findByText('Votre demande est envoyée')
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ reason: null })
  })

  it('ask for the closing of a primary account', async () => {
    const calls = fakeApi({
      [`GET ${path}`]: persons,
      [`POST /accounts/${PRIMARY_ID}/closure-request`]: {
        status: 202,
        body: { email: 'contact@demo.example' },
      },
    })
    await show(<AccountPersons account={somePrimary()} />)
    press('Demander la fermeture')
    fireEvent.change(await screen.findByLabelText('Motif'), { target: { value: ' Cessation ' } })
    press('Envoyer la demande')
    await screen.findByText('Votre demande est envoyée')
    expect(calls.find(({ method }) => method === 'POST')?.body).toEqual({ reason: 'Cessation' })
  })
})
