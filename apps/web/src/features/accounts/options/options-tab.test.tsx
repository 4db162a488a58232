import { accountPowers } from '@guichet/domain/account-rights'
import { cleanup, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { problemAnswer } from '../../../shared/testing/fake-api.ts'
import type { AccountProcedure } from '../api/get-options.ts'
import {
  box,
  boxIn,
  extra,
  optionsOf,
  patches,
  plain,
  quota,
  ready,
  save,
  secondaryOptions,
  show,
  tick,
  unchosen,
  world,
} from '../testing/options-world.tsx'
import { someOptions, somePrimary, someSecondary } from '../testing/some-account.ts'

afterEach(cleanup)

describe('what the tab shows', () => {
  it('has everything of the source on a primary, prices beside what costs something', async () => {
    world(somePrimary())
    await show(somePrimary())
    await ready()
    expect(quota().value).toBe('40')
    expect(screen.getByText(/7 sont utilisés/u)).toBeTruthy()
    expect(boxIn('Relevés de Comptes', 'Abonnement au service').checked).toBe(false)
    expect(plain(screen.getByRole('group', { name: 'Relevés de Comptes' }).textContent)).toContain(
      '6,00 € HT par mois',
    )
    expect(boxIn('Archivage à valeur probatoire', 'Abonnement au service').checked).toBe(false)
    expect(screen.getByText('Sans supplément')).toBeTruthy()
    const mailbox = screen.getByLabelText<HTMLSelectElement>('Boite de réception des relevés')
    expect([...mailbox.options].map(({ text }) => text)).toEqual([
      'Boite dédiée aux relevés, releves.asp1ent@guichet.example',
      'Boite par défaut de mon compte, asp1ent@guichet.example',
    ])
    expect(screen.getAllByRole('columnheader').map(({ textContent }) => textContent)).toEqual([
      'Téléprocédure',
      'Description',
      'Destinataires',
    ])
    expect(screen.queryByLabelText('Créer une boite mail')).toBeNull()
    expect(screen.queryByLabelText(/J’autorise ce compte secondaire/u)).toBeNull()
  })

  it('speaks English', async () => {
    world(somePrimary())
    await show(somePrimary(), 'en')
    await screen.findByRole('checkbox', { name: 'DPAE' })
    expect(screen.getByLabelText('Number of secondary accounts wanted')).toBeTruthy()
    expect(screen.getByRole('checkbox', { name: 'Select all' })).toBeTruthy()
  })

  it('has on a secondary its mailbox and its autonomy instead of the quota', async () => {
    world(someSecondary(), { options: secondaryOptions() })
    await show(someSecondary())
    await ready()
    expect(screen.queryByLabelText('Nombre de comptes secondaires souhaités')).toBeNull()
    expect(box('Créer une boite mail').checked).toBe(false)
    expect(box('J’autorise ce compte secondaire à s’inscrire aux téléprocédures de son choix')).toBeTruthy()
  })

  it('lets the alert and the mailbox be chosen once the service is subscribed only', async () => {
    world(somePrimary())
    await show(somePrimary())
    await ready()
    expect(box('Alerte erreur de collecte').disabled).toBe(true)
    fireEvent.click(boxIn('Relevés de Comptes', 'Abonnement au service'))
    expect(box('Alerte erreur de collecte').disabled).toBe(false)
    expect(screen.getByLabelText<HTMLSelectElement>('Boite de réception des relevés').disabled).toBe(false)
  })

  it('explains a field behind its "?", in the words of the staff where there are some', async () => {
    const written = { key: 'options.archive', textFr: 'Écrit par l’équipe.', textEn: 'Written by the team.' }
    world(somePrimary(), { more: { 'GET /help-texts': { body: { items: [written] } } } })
    await show(somePrimary())
    await ready()
    const ask = (about: RegExp) => fireEvent.click(screen.getByRole('button', { name: about }))
    ask(/^Aide.: Archivage à valeur probatoire/u)
    expect(await screen.findByText('Écrit par l’équipe.')).toBeTruthy()
    fireEvent.keyDown(screen.getByText('Écrit par l’équipe.'), { key: 'Escape' })
    ask(/^Aide.: Nombre de comptes secondaires/u)
    expect(await screen.findByText(/Les comptes secondaires sans boîte mail ne comptent pas/u)).toBeTruthy()
  })

  it('says so when the options cannot be loaded, and tries again', async () => {
    const account = somePrimary()
    world(account, { more: { [`GET /accounts/${account.id}/options`]: problemAnswer('server.failed', 500) } })
    await show(account)
    expect(
      await screen.findByText('Les options n’ont pas pu être chargées', {}, { timeout: 15_000 }),
    ).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Réessayer' })).toBeTruthy()
  }, 20_000)
})

describe('téléprocédures', () => {
  it('are ticked one by one, all at once, and their document types inside each', async () => {
    const seen = world(somePrimary())
    await show(somePrimary())
    await ready()
    expect(box('Tout Sélectionner').indeterminate).toBe(true)
    tick('Tout Sélectionner')
    expect(box('FIBEN').checked).toBe(true)
    expect(box('Tout Sélectionner').indeterminate).toBe(false)
    fireEvent.click(screen.getByRole('button', { name: /Choix des types de documents.*2 sur 2.*DPAE/u }))
    tick('Annulation')
    expect(screen.getByRole('button', { name: /1 sur 2.*DPAE/u })).toBeTruthy()
    save()
    await screen.findByText('Modifications enregistrées')
    expect(patches(seen).map(({ body }) => body)).toEqual([
      {
        procedures: [
          { code: 'DPAE', documentTypes: ['DPAE-1'] },
          { code: 'FIBEN', documentTypes: null },
        ],
      },
    ])
  })

  it('are filtered by words and by what is chosen; "all" then means those shown', async () => {
    const procedures = [
      ...someOptions().procedures,
      ...['AED', 'DRP', 'DSI', 'DSN'].map((code) => extra(code, unchosen)),
    ]
    world(somePrimary(), { options: optionsOf({ procedures }) })
    await show(somePrimary())
    await ready()
    fireEvent.change(screen.getByLabelText('Filtrer les téléprocédures'), { target: { value: 'BANQUE' } })
    expect(screen.queryByRole('checkbox', { name: 'DPAE' })).toBeNull()
    tick('Sélectionner la téléprocédure affichée')
    fireEvent.change(screen.getByLabelText('Filtrer les téléprocédures'), { target: { value: '' } })
    fireEvent.change(screen.getByLabelText('Afficher'), { target: { value: 'chosen' } })
    expect(screen.getAllByRole('rowheader').map(({ textContent }) => textContent)).toEqual(['DPAE', 'FIBEN'])
    fireEvent.change(screen.getByLabelText('Filtrer les téléprocédures'), { target: { value: 'zzz' } })
    expect(screen.getByText('Aucune téléprocédure ne correspond au filtre.')).toBeTruthy()
  })

  it('that are not available say why; one that was chosen can be given up', async () => {
    const refused = { available: false, availableDocumentTypes: [], granted: false, grantedDocumentTypes: [] }
    const procedures = [
      extra('DRP', { ...refused, chosen: false, refusals: ['profile', 'not-chosen'] }),
      extra('DSI', { ...refused, chosen: true, refusals: ['primary-not-chosen'] }),
      ...someOptions().procedures,
    ]
    const account = someSecondary()
    const seen = world(account, { options: secondaryOptions({ procedures }) })
    await show(account)
    await ready()
    expect(box('DRP').disabled).toBe(true)
    expect(plain(screen.getByRole('row', { name: /DRP/u }).textContent)).toContain(
      'Le profil de droits de ce compte, « Compte Principal », ne la comprend pas.',
    )
    expect(box('DSI').disabled).toBe(false)
    tick('DSI')
    save()
    await screen.findByText('Modifications enregistrées')
    expect(patches(seen)[0]?.body).toEqual({ procedures: [{ code: 'DPAE', documentTypes: null }] })
  })

  it('answer "Pourquoi ?" with each reason, what to do, and where', async () => {
    const account = someSecondary()
    const refusals: AccountProcedure['refusals'] = ['profile', 'not-chosen', 'primary-not-chosen']
    const procedures = [
      ...someOptions().procedures,
      extra('DSN', { ...unchosen, available: false, chosen: true, refusals }),
    ]
    world(account, { options: secondaryOptions({ procedures }) })
    await show(account)
    await ready()
    const ask = (code: string) => screen.getByRole('button', { name: new RegExp(`^Pourquoi.*${code}`, 'u') })
    fireEvent.click(ask('DPAE'))
    expect(screen.getByText('Ce compte peut utiliser DPAE.')).toBeTruthy()
    fireEvent.click(ask('DSN'))
    expect(screen.getByText('Ce compte ne peut pas utiliser DSN pour le moment.')).toBeTruthy()
    const primary = screen.getByRole('link', { name: 'Ouvrir les options du compte primaire' })
    expect(primary.getAttribute('href')).toBe(`/comptes/${account.primary?.id}/options`)
    const desk = await screen.findByRole('link', { name: /Écrire à l’assistance/u })
    expect(desk.getAttribute('href')).toBe('mailto:assistance@demo.example')
    fireEvent.click(screen.getByRole('button', { name: 'Aller à la case' }))
    expect(document.activeElement).toBe(box('DSN'))
  })
})

const own = (standing: Partial<Account>, over: Partial<Account> = {}) => {
  const account = someSecondary({ via: 'own', ...standing })
  const { kind, state, autonomous } = account
  const powers = accountPowers({ kind, state, autonomous }, { via: 'own', holder: true, rights: [] })
  return { ...account, powers: [...powers], ...over }
}

describe('rights', () => {
  it('leave a secondary that is not autonomous to read, and say who decides', async () => {
    const account = own({ autonomous: false })
    world(account, { options: secondaryOptions({ autonomous: false }) })
    await show(account)
    await ready()
    expect(screen.getByText(/C’est le compte primaire asp1ent.*qui décide/u)).toBeTruthy()
    expect(screen.getByText(/C’est le compte primaire asp1ent.*qui choisit les téléprocédures/u)).toBeTruthy()
    for (const each of screen.getAllByRole<HTMLInputElement>('checkbox')) expect(each.disabled).toBe(true)
    expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
  })

  it('let an autonomous secondary choose its procedures and nothing else', async () => {
    const account = own({ autonomous: true })
    const seen = world(account, { options: secondaryOptions() })
    await show(account)
    await ready()
    expect(screen.getByText(/La boîte mail, les relevés et l’archivage sont décidés par/u)).toBeTruthy()
    expect(box('Créer une boite mail').disabled).toBe(true)
    tick('FIBEN')
    save()
    await screen.findByText('Modifications enregistrées')
    expect(Object.keys(patches(seen)[0]?.body as object)).toEqual(['procedures'])
  })

  it('leave a closed account to read, and say why', async () => {
    const account = someSecondary({ state: 'closed' })
    world(account, { options: secondaryOptions() })
    await show(account)
    await ready()
    expect(screen.getByText(/Ce compte est fermé/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
  })
})
