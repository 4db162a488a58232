import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { problemAnswer, type SeenCall } from '../../../shared/testing/fake-api.ts'
import type { AccountOptions } from '../api/get-options.ts'
import type { Consequences } from '../api/preview-options.ts'
import {
  box,
  dialog,
  optionsOf,
  patches,
  plain,
  quiet,
  quota,
  ready,
  save,
  secondaryOptions,
  show,
  tagged,
  tick,
  world,
} from '../testing/options-world.tsx'
import { SECONDARY_ID, someOptions, somePrimary, someSecondary } from '../testing/some-account.ts'

afterEach(cleanup)

const line = (quantity: number) => ({
  ...{ item: 'secondary-mailbox', label: 'Boîte mail d’un compte secondaire', quantity, unitCents: 500 },
  ...{ netCents: 500 * quantity, vatRateBps: 2000, vatCents: 100 * quantity },
})
const month = (quantity: number) => ({
  lines: [line(quantity)],
  ...{ netCents: 500 * quantity, vatCents: 100 * quantity, grossCents: 600 * quantity },
})
const loser = (name: string) => ({
  accountId: `0197a3a0-0000-7000-8000-00000002${name.padStart(4, '0')}`,
  login: `cs${name}.asp1ent`,
  companyName: `SOCIÉTÉ ${name}`,
  procedures: [{ code: 'DPAE', documentTypes: name === '1' ? ['DPAE-2'] : null }],
})

describe('saving', () => {
  it('of what neither costs nor takes anything asks nothing, and names the version that was read', async () => {
    const seen = world(somePrimary())
    await show(somePrimary())
    await ready()
    fireEvent.change(quota(), { target: { value: '45' } })
    save()
    await screen.findByText('Modifications enregistrées')
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(patches(seen).map(({ body, headers }) => [body, headers.get('if-match')])).toEqual([
      [{ mailboxQuota: 45 }, '"3"'],
    ])
  })

  it('asks first what it costs, then tells that the holder must set the mailbox’s password', async () => {
    const account = someSecondary()
    const consequences: Consequences = {
      ...{ ...quiet, costBefore: month(7), costAfter: month(8) },
      notices: ['mailbox-password', 'mailbox-fee'],
    }
    const seen = world(account, { options: secondaryOptions(), consequences })
    await show(account)
    await ready()
    tick('Créer une boite mail')
    save()
    const asked = await dialog()
    const cells = asked.getAllByRole('row').map((row) => plain(row.textContent))
    expect(cells).toEqual([
      'Aujourd’huiAprès',
      'Boîte mail d’un compte secondaire7 → 835,00 €40,00 €',
      'Total HT35,00 €40,00 €',
      'TVA7,00 €8,00 €',
      'Total TTC42,00 €48,00 €',
    ])
    fireEvent.click(asked.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(patches(seen)).toEqual([])
    expect(box('Créer une boite mail').checked).toBe(true)
    expect(screen.queryByRole('alert')).toBeNull()
    await waitFor(() =>
      expect(screen.getByRole('button', { name: 'Enregistrer' }).hasAttribute('data-loading')).toBe(false),
    )
    save()
    fireEvent.click((await dialog()).getByRole('button', { name: 'Confirmer et enregistrer' }))
    expect(await screen.findByText(/ATTENTION.*doit d’abord en définir le mot de passe/u)).toBeTruthy()
    expect(patches(seen).map(({ body }) => body)).toEqual([{ hasMailbox: true }])
  })

  it('says who loses what: the first by name, then how many others', async () => {
    const losses = ['1', '2', '3', '4', '5', '6'].map(loser)
    const seen = world(somePrimary(), { consequences: { ...quiet, losses, accountsAffected: 12 } })
    await show(somePrimary())
    await ready()
    tick('DPAE')
    save()
    const asked = await dialog()
    const items = () => asked.getAllByRole('listitem').map((item) => plain(item.textContent))
    expect(items()).toHaveLength(6)
    expect(items()[0]).toBe('cs1.asp1ent (SOCIÉTÉ 1) : DPAE (types de documents DPAE-2)')
    expect(items()[5]).toBe('et 7 autres comptes')
    fireEvent.click(asked.getByRole('button', { name: 'Voir plus de comptes' }))
    expect(items()[6]).toBe('et 6 autres comptes')
    fireEvent.click(asked.getByRole('button', { name: 'Confirmer et enregistrer' }))
    await screen.findByText('Modifications enregistrées')
    expect(patches(seen)[0]?.body).toEqual({ procedures: [] })
  })

  it('refuses a number below those in use, without asking the API', async () => {
    const seen = world(somePrimary())
    await show(somePrimary())
    await ready()
    fireEvent.change(quota(), { target: { value: '6' } })
    save()
    expect(
      (await screen.findAllByText(/7 comptes secondaires avec boîte mail sont utilisés/u)).length,
    ).toBeGreaterThan(0)
    fireEvent.change(quota(), { target: { value: 'beaucoup' } })
    expect(quota().getAttribute('aria-invalid')).toBe('true')
    expect(seen.map(({ method }) => method)).toEqual(['GET'])
  })

  it('leads to the primary’s options when all mailboxes are in use', async () => {
    const account = someSecondary()
    const refused = problemAnswer('account.quota-exceeded', 409)
    world(account, {
      options: secondaryOptions(),
      more: { [`POST /accounts/${SECONDARY_ID}/options/preview`]: refused },
    })
    await show(account)
    await ready()
    tick('Créer une boite mail')
    save()
    const link = await screen.findByRole('link', { name: /Augmenter le nombre de boîtes/u })
    expect(link.getAttribute('href')).toBe(`/comptes/${account.primary?.id}/options`)
    expect(box('Créer une boite mail').checked).toBe(true)
  })

  it('joins what somebody else saved meanwhile, and asks where both changed the same procedure', async () => {
    const account = somePrimary()
    const at = `/accounts/${account.id}/options`
    const theirs = optionsOf({ archiveSubscribed: true, version: 4 })
    let reads = 0
    const seen = world(account, {
      more: {
        [`GET ${at}`]: () => tagged(reads++ === 0 ? someOptions() : theirs),
        [`PATCH ${at}`]: ({ headers, body }: SeenCall) =>
          headers.get('if-match') === '"3"'
            ? problemAnswer('resource.changed', 412)
            : tagged({
                ...theirs,
                ...(body as Partial<AccountOptions>),
                procedures: theirs.procedures,
                version: 5,
              }),
      },
    })
    await show(account)
    await ready()
    tick('FIBEN')
    save()
    expect(
      await screen.findByText(/changements faits entre-temps.*Archivage à valeur probatoire/u),
    ).toBeTruthy()
    expect(patches(seen).map(({ headers }) => headers.get('if-match'))).toEqual(['"3"', '"4"'])
    cleanup()

    reads = 0
    const [dpae, fiben] = someOptions().procedures
    if (!dpae || !fiben) throw new Error('two procedures expected')
    const clash = optionsOf({
      version: 4,
      procedures: [{ ...dpae, chosenDocumentTypes: ['DPAE-1'] }, fiben],
    })
    const second = world(account, {
      more: {
        [`GET ${at}`]: () => tagged(reads++ === 0 ? someOptions() : clash),
        [`PATCH ${at}`]: ({ headers }: SeenCall) =>
          headers.get('if-match') === '"3"'
            ? problemAnswer('resource.changed', 412)
            : tagged({ ...clash, version: 5 }),
      },
    })
    await show(account)
    await ready()
    tick('DPAE')
    save()
    await screen.findByRole('heading', { name: 'Ces informations ont été modifiées entre-temps' })
    expect(screen.getByRole('radio', { name: /non choisie/u })).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: /DPAE-1/u }))
    fireEvent.click(screen.getByRole('button', { name: 'Appliquer mes choix et enregistrer' }))
    await screen.findByText('Modifications enregistrées')
    expect(patches(second)).toHaveLength(1)
  })
})
