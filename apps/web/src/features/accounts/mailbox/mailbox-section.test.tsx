import { FIELD_CODES, isFieldCode } from '@guichet/contract/field-codes'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { ContractSentencesContext } from '../../../shared/api/problem-text.ts'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer, type SeenCall } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import type { Mailbox } from '../api/mailbox.ts'
import { PRIMARY_ID, SECONDARY_ID, someMailbox, somePrimary, someSecondary } from '../testing/some-account.ts'
import { MailboxSection } from './mailbox-section.tsx'

/** As the pages behind sign-in have them. */
const SENTENCES = {
  problem: () => undefined,
  field: (code: string) => (isFieldCode(code) ? FIELD_CODES[code].fr : undefined),
}
const CURRENT = 'Azur-Lavande-2026!'
const GOOD = 'Neuf-Mimosas-2027!'
const set = { passwordSet: true, passwordChangedAt: '2026-11-24T09:00:00.000Z' }
const path = (id: string) => `/accounts/${id}/mailbox`

const show = (account: Account) =>
  renderPage(
    <ContractSentencesContext value={SENTENCES}>
      <SessionContext value={someSession({ hasAccounts: true, email: 'primary@demo.example' })}>
        <MailboxSection account={account} />
      </SessionContext>
    </ContractSentencesContext>,
  )
/** The API of one mailbox, which its answers change. */
function world(mailbox: Mailbox, more: Parameters<typeof fakeApi>[0] = {}) {
  const kept = { mailbox }
  const change = (over: Partial<Mailbox>) => () => {
    kept.mailbox = { ...kept.mailbox, ...over }
    return { body: kept.mailbox }
  }
  return fakeApi({
    [`GET ${path(PRIMARY_ID)}`]: () => ({ body: kept.mailbox }),
    [`PUT ${path(PRIMARY_ID)}/password`]: change(set),
    [`POST ${path(PRIMARY_ID)}/password-revocation`]: change({ passwordSet: false, passwordChangedAt: null }),
    ...more,
  })
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const dialog = async () => within(await screen.findByRole('dialog'))
const type = (box: Awaited<ReturnType<typeof dialog>>, label: string, value: string) =>
  fireEvent.change(box.getByLabelText(label), { target: { value } })
const sent = (seen: readonly SeenCall[]) => seen.filter(({ method }) => method !== 'GET')
const plain = () => (document.body.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

afterEach(cleanup)

describe('the mailbox of an own account', () => {
  it('tells that its password is not set, and what a mail program asks for, to be copied', async () => {
    world(someMailbox())
    await show(somePrimary())
    await screen.findByText('Le mot de passe de la boîte mail n’est pas encore défini')
    expect(plain()).toContain('Taille1 Go')
    expect(plain()).toContain('993, SSL/TLS')
    expect(plain()).toContain('587, STARTTLS')
    for (const name of [
      'Adresse',
      'Nom d’utilisateur',
      'Serveur de réception (IMAP)',
      'Serveur d’envoi (SMTP)',
    ])
      screen.getByRole('button', { name: new RegExp(`Copier.*${name.replace(/[()]/gu, '.')}`, 'u') })
    expect(screen.queryByRole('button', { name: 'Révoquer' })).toBeNull()
  })

  it('takes the password that is suggested, and shows it this once', async () => {
    const calls = world(someMailbox())
    await show(somePrimary())
    fireEvent.click(await screen.findByRole('button', { name: 'Définir le mot de passe' }))
    const box = await dialog()
    box.getByText(/primary@demo\.example/u)
    type(box, 'Votre mot de passe de connexion', CURRENT)
    fireEvent.click(box.getByRole('button', { name: 'Proposer un mot de passe' }))
    const suggested = box.getByText(/^[0-9a-z]{5}(?:-[0-9a-z]{5}){3}$/u).textContent
    fireEvent.click(box.getByRole('button', { name: 'Enregistrer' }))
    await screen.findByText('Le mot de passe de la boîte mail est défini')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(sent(calls)[0]?.body).toEqual({ currentPassword: CURRENT, newPassword: suggested })
    screen.getByText(String(suggested))
    expect(plain()).toContain('Défini le 24 novembre 2026')
    expect(screen.queryByText('Le mot de passe de la boîte mail n’est pas encore défini')).toBeNull()
    screen.getByRole('button', { name: 'Changer le mot de passe' })
  })

  it('takes one of one’s own within the rules: not that of the sign-in, 72 bytes, no own words', async () => {
    const calls = world(someMailbox(set))
    await show(somePrimary())
    fireEvent.click(await screen.findByRole('button', { name: 'Changer le mot de passe' }))
    const box = await dialog()
    box.getByText(/n’auront plus accès/u)
    type(box, 'Votre mot de passe de connexion', CURRENT)
    const tryOne = (password: string) => {
      for (const label of ['Mot de passe de la boîte mail', 'Confirmation du mot de passe de la boîte mail'])
        type(box, label, password)
      fireEvent.click(box.getByRole('button', { name: 'Enregistrer' }))
    }
    tryOne(CURRENT)
    expect((await box.findAllByText(/ouvre votre espace/u)).length).toBeGreaterThan(0)
    tryOne('é-'.repeat(25))
    expect((await box.findAllByText(/72 octets/u)).length).toBeGreaterThan(0)
    box.getByText(/sans accent fonctionne partout/u)
    tryOne('Asp1ent-2027-!')
    expect((await box.findAllByText(/votre nom ou votre adresse/u)).length).toBeGreaterThan(0)
    expect(sent(calls)).toEqual([])
    tryOne(GOOD)
    await screen.findByText('Le mot de passe de la boîte mail est défini')
    expect(sent(calls)[0]?.body).toEqual({ currentPassword: CURRENT, newPassword: GOOD })
    expect(plain()).not.toContain(GOOD)
  })

  it('shows a wrong sign-in password beside its field', async () => {
    world(someMailbox(), {
      [`PUT ${path(PRIMARY_ID)}/password`]: problemAnswer('password.wrong-current', 422, {
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current', message: '' }],
      }),
    })
    await show(somePrimary())
    fireEvent.click(await screen.findByRole('button', { name: 'Définir le mot de passe' }))
    const box = await dialog()
    type(box, 'Votre mot de passe de connexion', 'faux')
    fireEvent.click(box.getByRole('button', { name: 'Proposer un mot de passe' }))
    fireEvent.click(box.getByRole('button', { name: 'Enregistrer' }))
    await waitFor(() =>
      expect(box.getByLabelText('Votre mot de passe de connexion').getAttribute('aria-invalid')).toBe('true'),
    )
  })

  it('is shut to mail programs after a question', async () => {
    const calls = world(someMailbox(set))
    await show(somePrimary())
    await screen.findByRole('button', { name: 'Révoquer' })
    press('Révoquer')
    const box = await dialog()
    box.getByText(/Les messages continuent d’arriver/u)
    fireEvent.click(box.getByRole('button', { name: 'Révoquer le mot de passe' }))
    await box.findByRole('alert')
    expect(sent(calls)).toEqual([])
    type(box, 'Votre mot de passe de connexion', CURRENT)
    fireEvent.click(box.getByRole('button', { name: 'Révoquer le mot de passe' }))
    await screen.findByText('Le mot de passe de la boîte mail est révoqué')
    expect(sent(calls)[0]?.body).toEqual({ currentPassword: CURRENT })
    screen.getByText('Le mot de passe de la boîte mail n’est pas encore défini')
  })

  it('says when there is no server to connect to', async () => {
    world(someMailbox({ imap: null, smtp: null }))
    await show(somePrimary())
    await screen.findByText('Aucun logiciel de messagerie ne peut encore s’y connecter')
    expect(screen.queryByRole('button', { name: 'Définir le mot de passe' })).toBeNull()
  })
})

describe('the mailbox of a secondary, seen by its primary', () => {
  it('shows its state and who can set the password, and no button', async () => {
    fakeApi({ [`GET ${path(SECONDARY_ID)}`]: { body: someMailbox() } })
    await show(someSecondary())
    await screen.findByText(/Seul le titulaire de cs1\.asp1ent peut définir ce mot de passe/u)
    expect(screen.queryByRole('button', { name: 'Définir le mot de passe' })).toBeNull()
  })

  it('tells that it is shut with the account', async () => {
    fakeApi({ [`GET ${path(SECONDARY_ID)}`]: { body: someMailbox({ ...set, active: false }) } })
    await show(someSecondary({ state: 'closed' }))
    await screen.findByText('La boîte mail est fermée avec le compte')
  })

  it('says in place that it could not be loaded', async () => {
    fakeApi({ [`GET ${path(SECONDARY_ID)}`]: problemAnswer('server.error', 500) })
    await show(someSecondary())
    await screen.findByText('La boîte mail n’a pas pu être chargée')
  })
})
