import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { PRIMARY_ID, pageOf, SECONDARY_ID, somePrimary, someSecondary } from '../testing/some-account.ts'
import { AttachmentTab } from './attachment-tab.tsx'

const show = (account: Account) =>
  renderPage(
    <SessionContext value={someSession({ hasAccounts: true })}>
      <AttachmentTab account={account} />
    </SessionContext>,
    { path: '/comptes' },
  )
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

const primary = { id: PRIMARY_ID, login: 'asp1ent', companyName: 'COMPTE ASP1ENT DEV' }
const secondary = { id: SECONDARY_ID, login: 'cs1.asp1ent', companyName: 'ATELIER' }
const place = (over: object = {}) => ({
  ...{ kind: 'secondary', primary, hasSecondaries: false, proposal: null, may: ['detach', 'swap'] },
  ...{ atOnce: false, reasonNeeded: false, ...over },
})
const cost = (netCents: number) => ({ lines: [], netCents, vatCents: 0, grossCents: netCents })
const consequences = (over: object = {}) => ({
  ...{ kind: 'detach', account: secondary, primary, sides: ['account'], atOnce: false, isOtherKnown: true },
  procedures: { lost: [], gained: [{ code: 'DSN', documentTypes: ['A', 'B'] }] },
  ...{ mailboxes: null, costs: [{ side: 'account', before: cost(0), after: cost(1200) }] },
  ...{ profile: null, portal: null, test: null, autonomous: null, mailboxMade: true },
  ...{ services: ['statements', 'archive'], quotaMoved: null, secondariesMoved: null, ...over },
})
const move = (over: object = {}) => ({
  ...{ id: '0197a3a0-0000-7000-8000-000000000a01', kind: 'detach', state: 'proposed' },
  ...{ account: secondary, primary, proposedBy: 'account', decisions: ['withdraw'] },
  ...{ proposedAt: '2026-11-22T09:00:00.000Z', expiresAt: '2026-12-22T09:00:00.000Z', ...over },
})
const own = `/accounts/${SECONDARY_ID}`

afterEach(cleanup)

describe('"Rattachement" of a secondary account', () => {
  it('says under which primary it stands; what follows is shown before it is proposed', async () => {
    const seen = fakeApi({
      [`GET ${own}/attachment`]: { body: place() },
      [`POST ${own}/moves/preview`]: { body: consequences() },
      [`POST ${own}/moves`]: { status: 201, body: move() },
    })
    await show(someSecondary())
    await screen.findByText(/est rattaché au compte primaire asp1ent/u)
    press('Détacher ce compte')
    const dialog = await screen.findByRole('dialog')
    await within(dialog).findByText(/devient un compte primaire indépendant/u)
    const text = plain(dialog.textContent)
    expect(text).toContain('Rien ne change avant l’accord de l’autre partie.')
    expect(text).toContain('son titulaire en définit d’abord le mot de passe')
    expect(text).toContain('conserve les relevés de comptes et l’archivage à valeur probatoire')
    expect(text).toContain('peut utiliser en plus')
    expect(text).toContain('DSN (A, B)')
    expect(text).toContain('0,00 €')
    expect(text).toContain('12,00 €')
    expect(seen.some(({ path }) => path === `${own}/moves`)).toBe(false)
    press('Envoyer la proposition')
    await screen.findByText(/La proposition est envoyée/u)
    const sent = seen.find(({ path }) => path === `${own}/moves`)
    expect(sent?.body).toEqual({ proposal: { move: 'detach' }, reason: null })
    expect(sent?.headers.get('idempotency-key')).toMatch(/^[\da-f]{32}$/u)
  })

  it('tells why it cannot be, in the dialog', async () => {
    fakeApi({
      [`GET ${own}/attachment`]: { body: place() },
      [`POST ${own}/moves/preview`]: problemAnswer('account.quota-exceeded', 409, {
        title: 'Toutes les boîtes mail prévues sont utilisées.',
      }),
    })
    await show(someSecondary())
    await screen.findByText(/est rattaché/u)
    press('Échanger avec le compte primaire')
    const dialog = await screen.findByRole('dialog')
    await waitFor(() =>
      expect(plain(dialog.textContent)).toContain('Toutes les boîtes mail prévues sont utilisées.'),
    )
    expect(plain(dialog.textContent)).toContain('Ce changement n’est pas possible pour l’instant')
    expect(within(dialog).queryByRole('button', { name: 'Envoyer la proposition' })).toBeNull()
  })

  it('an open proposal is withdrawn after a question, and nothing else can be proposed', async () => {
    const seen = fakeApi({
      [`GET ${own}/attachment`]: { body: place({ proposal: move(), may: [] }) },
      [`POST /account-moves/${move().id}/decision`]: { body: move({ state: 'withdrawn', decisions: [] }) },
    })
    await show(someSecondary())
    const line = await screen.findByText(/demande à être détaché de asp1ent/u)
    expect(plain(line.parentElement?.textContent)).toContain('valable jusqu’au 22/12/2026')
    expect(screen.queryByRole('button', { name: 'Détacher ce compte' })).toBeNull()
    press('Retirer la proposition')
    const dialog = await screen.findByRole('dialog')
    fireEvent.click(within(dialog).getByRole('button', { name: 'Retirer la proposition' }))
    await screen.findByText(/La proposition est retirée/u)
    expect(seen.find(({ method, path }) => method === 'POST' && path.endsWith('decision'))?.body).toEqual({
      decision: 'withdraw',
    })
  })

  it('staff carry it out at once, and not without a reason', async () => {
    const seen = fakeApi({
      [`GET ${own}/attachment`]: { body: place({ atOnce: true, reasonNeeded: true }) },
      [`POST ${own}/moves/preview`]: { body: consequences({ atOnce: true, sides: ['account', 'primary'] }) },
      [`POST ${own}/moves`]: { status: 201, body: move({ state: 'accepted', proposedBy: 'staff' }) },
    })
    await show(someSecondary())
    await screen.findByText(/est rattaché/u)
    press('Détacher ce compte')
    fireEvent.click(await screen.findByRole('button', { name: 'Détacher maintenant' }))
    await screen.findByText('Ce champ est à remplir.')
    expect(seen.some(({ path }) => path === `${own}/moves`)).toBe(false)
    fireEvent.change(screen.getByLabelText(/^Motif/u), { target: { value: 'Demande écrite du 20/11' } })
    press('Détacher maintenant')
    await screen.findByText(/les deux en sont informés/u)
    expect(seen.find(({ path }) => path === `${own}/moves`)?.body).toMatchObject({
      reason: 'Demande écrite du 20/11',
    })
  })
})

describe('"Rattachement" of a primary account', () => {
  const above = `/accounts/${PRIMARY_ID}`
  const independent = place({ kind: 'primary', primary: null, may: ['join', 'invite'] })

  it('names the primary that it would join, and is told what cannot be known yet', async () => {
    const blind = consequences({
      ...{ kind: 'attach', account: primary, primary: { id: null, login: 'cabinet', companyName: null } },
      ...{ procedures: null, isOtherKnown: false, mailboxMade: false, services: [] },
      costs: [{ side: 'account', before: cost(1200), after: cost(0) }],
    })
    const seen = fakeApi({
      [`GET ${above}/attachment`]: { body: independent },
      [`GET ${above}/move-proposals`]: { body: pageOf([]) },
      [`POST ${above}/moves/preview`]: { body: blind },
    })
    await show(somePrimary())
    await screen.findByText(/est un compte primaire indépendant/u)
    await screen.findByText('Aucune proposition en attente')
    press('Rattacher à un compte primaire')
    press('Voir ce qui s’ensuit')
    expect((await screen.findAllByText('Ce champ est à remplir.')).length).toBeGreaterThan(0)
    fireEvent.change(screen.getByLabelText('Nom du compte primaire'), { target: { value: 'cabinet' } })
    press('Voir ce qui s’ensuit')
    await screen.findByText(/n’est connu qu’une fois la proposition acceptée/u)
    expect(seen.find(({ path }) => path.endsWith('preview'))?.body).toEqual({
      proposal: { move: 'join', login: 'cabinet' },
    })
  })

  it('accepts a proposal once it has seen what follows', async () => {
    const asked = move({ kind: 'attach', decisions: ['accept', 'decline'] })
    const seen = fakeApi({
      [`GET ${above}/attachment`]: { body: place({ kind: 'primary', primary: null, may: [] }) },
      [`GET ${above}/move-proposals`]: { body: pageOf([asked]) },
      [`GET /account-moves/${asked.id}/consequences`]: {
        body: consequences({ kind: 'attach', mailboxes: { quota: 40, before: 7, after: 8 } }),
      },
      [`POST /account-moves/${asked.id}/decision`]: { body: move({ state: 'accepted', decisions: [] }) },
    })
    await show(somePrimary())
    await screen.findByText(/demande à être rattaché à asp1ent/u)
    press('Accepter')
    const dialog = await screen.findByRole('dialog')
    await within(dialog).findByText(/7 avant, 8 après, sur 40 souhaités/u)
    expect(plain(dialog.textContent)).toContain('Voici ce qui s’ensuit aussitôt :')
    expect(seen.some(({ path }) => path.endsWith('decision'))).toBe(false)
    fireEvent.click(within(dialog).getByRole('button', { name: 'Accepter' }))
    await screen.findByText(/C’est fait/u)
    expect(seen.find(({ path }) => path.endsWith('decision'))?.body).toEqual({ decision: 'accept' })
  })
})
