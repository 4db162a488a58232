import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { AccountPersons } from '../account-persons.tsx'
import { AccountStateNotice } from '../account-state-notice.tsx'
import { PRIMARY_ID, SECONDARY_ID, somePrimary, someSecondary } from '../testing/some-account.ts'

const show = (element: React.ReactElement, path = '/comptes') =>
  renderPage(<SessionContext value={someSession({ hasAccounts: true })}>{element}</SessionContext>, { path })
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const posts = (seen: ReturnType<typeof fakeApi>) => seen.filter(({ method }) => method !== 'GET')

const max = {
  ...{ email: 'max@demo.example', firstName: 'Max', lastName: 'PETIT', rights: ['billing'] },
  ...{ expiresAt: '2026-11-25T09:00:00.000Z', lapsed: false },
  ...{ sentByKind: 'person', sentByName: 'Léa MARTIN' },
}
const zoe = {
  ...{ email: 'zoe@demo.example', firstName: 'Zoé', lastName: 'GRAND', rights: [] },
  ...{ expiresAt: '2026-11-20T09:00:00.000Z', lapsed: true, sentByKind: 'staff', sentByName: null },
}

afterEach(cleanup)

describe('invitations of an account', () => {
  const path = `/accounts/${PRIMARY_ID}/persons`
  const list = { [`GET ${path}`]: { body: { items: [], invitations: [max, zoe] } } }
  const line = async (email: string) => {
    const found = (await screen.findByText(email)).closest('li')
    if (!found) throw new Error(`no line for ${email}`)
    return found
  }

  it('say to whom, by whom and until when, and which have lapsed', async () => {
    fakeApi(list)
    await show(<AccountPersons account={somePrimary()} />)
    const first = plain((await line('max@demo.example')).textContent)
    expect(first).toContain('Max PETIT')
    expect(first).toContain('Par Léa MARTIN. Lien valable jusqu’au 25 novembre 2026, 10 h 00.')
    const second = plain((await line('zoe@demo.example')).textContent)
    expect(second).toContain('Expirée')
    expect(second).toContain('Le lien a expiré le 20 novembre 2026')
    expect(first).not.toContain('Expirée')
  })

  it('are sent again as they were', async () => {
    const seen = fakeApi({
      ...list,
      [`POST ${path}`]: { status: 202, body: { email: max.email, expiresAt: '2026-11-26T09:00:00.000Z' } },
    })
    await show(<AccountPersons account={somePrimary()} />)
    fireEvent.click(
      within(await line('max@demo.example')).getByRole('button', { name: /^Renvoyer l’invitation/u }),
    )
    await screen.findByText('L’invitation est partie à max@demo.example.')
    const [post] = posts(seen)
    expect(post?.body).toEqual({
      ...{ email: max.email, firstName: 'Max', lastName: 'PETIT', rights: ['billing'] },
    })
    expect(post?.headers.get('idempotency-key')).toMatch(/^[\da-f]{32}$/u)
  })

  it('are withdrawn after a question, and nothing happens when it is left', async () => {
    const seen = fakeApi({
      ...list,
      [`POST /accounts/${PRIMARY_ID}/invitation-withdrawals`]: { status: 204 },
    })
    await show(<AccountPersons account={somePrimary()} />)
    const ask = async () => {
      fireEvent.click(
        within(await line('zoe@demo.example')).getByRole('button', { name: /^Retirer l’invitation/u }),
      )
      return within(await screen.findByRole('dialog'))
    }
    fireEvent.click((await ask()).getByRole('button', { name: 'Annuler' }))
    expect(posts(seen)).toEqual([])
    const dialog = await ask()
    dialog.getByText(/cesse aussitôt de fonctionner/u)
    fireEvent.click(dialog.getByRole('button', { name: 'Retirer l’invitation' }))
    await screen.findByText('L’invitation de zoe@demo.example est retirée.')
    expect(posts(seen).map(({ body }) => body)).toEqual([{ email: 'zoe@demo.example' }])
  })

  it('tell beside their line why they were not sent', async () => {
    fakeApi({ ...list, [`POST ${path}`]: problemAnswer('account.person-known', 409) })
    await show(<AccountPersons account={somePrimary()} />)
    const first = within(await line('max@demo.example'))
    fireEvent.click(first.getByRole('button', { name: /^Renvoyer l’invitation/u }))
    await first.findByText('L’invitation n’est pas repartie')
  })
})

describe('an approved account', () => {
  const path = `/accounts/${SECONDARY_ID}/activation-link`
  const approved = (over: Partial<Account> = {}) => someSecondary({ state: 'approved', ...over })
  const link = {
    ...{ email: 'max@demo.example', expiresAt: '2026-11-25T09:00:00.000Z', lapsed: false },
    ...{ sentByKind: 'self', sentByName: null },
  }
  const sent = { email: 'max@demo.example', expiresAt: '2026-11-26T09:00:00.000Z' }

  it('says where its link stands, and sends it again', async () => {
    const seen = fakeApi({
      [`GET ${path}`]: { body: { link } },
      [`POST ${path}`]: { status: 202, body: sent },
    })
    await show(<AccountStateNotice account={approved()} />)
    const words = await screen.findByText(/Invitation envoyée à max@demo.example/u)
    expect(plain(words.textContent)).toContain('Par vous. Lien valable jusqu’au 25 novembre 2026')
    fireEvent.click(screen.getByRole('button', { name: 'Renvoyer l’invitation' }))
    await screen.findByText('L’invitation est partie à max@demo.example.')
    expect(posts(seen)).toHaveLength(1)
    await waitFor(() => expect(seen.filter(({ method }) => method === 'GET')).toHaveLength(2))
  })

  it('is given up after a question that says what becomes of it', async () => {
    const seen = fakeApi({
      [`GET ${path}`]: { body: { link: { ...link, lapsed: true } } },
      [`DELETE ${path}`]: { body: approved({ state: 'refused' }) },
    })
    await show(<AccountStateNotice account={approved()} />)
    await screen.findByText(/Le lien a expiré/u)
    fireEvent.click(screen.getByRole('button', { name: 'Annuler l’invitation' }))
    const dialog = within(await screen.findByRole('dialog'))
    dialog.getByText(/redeviennent libres/u)
    fireEvent.click(dialog.getByRole('button', { name: 'Annuler l’invitation' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(posts(seen).map(({ method }) => method)).toEqual(['DELETE'])
  })

  it('that was never written to is invited; five links a day are told as the limit', async () => {
    fakeApi({
      [`GET ${path}`]: { body: { link: null } },
      [`POST ${path}`]: problemAnswer('rate.limited', 429),
    })
    await show(<AccountStateNotice account={approved()} />)
    await screen.findByText('Aucun lien n’a encore été envoyé.')
    fireEvent.click(screen.getByRole('button', { name: 'Envoyer l’invitation' }))
    await screen.findByText('L’invitation n’est pas repartie')
  })

  it('offers nothing to whoever may only read it, and no second way to refuse in the back-office', async () => {
    fakeApi({ [`GET ${path}`]: { body: { link } } })
    await show(<AccountStateNotice account={approved({ powers: ['read'] })} />)
    await screen.findByText(/Invitation envoyée/u)
    expect(screen.queryByRole('button')).toBeNull()
    cleanup()
    await show(
      <AccountStateNotice account={approved({ via: 'staff' })} />,
      `/admin/comptes/${SECONDARY_ID}/identite`,
    )
    await screen.findByRole('button', { name: 'Renvoyer l’invitation' })
    expect(screen.queryByRole('button', { name: 'Annuler l’invitation' })).toBeNull()
  })
})
