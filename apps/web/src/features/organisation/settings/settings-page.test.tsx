import type { Permission } from '@guichet/domain/rights'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { Component as SettingsPage } from './settings-page.tsx'
import type { Settings } from './settings-queries.ts'

const settings: Settings = {
  identity: {
    ...{ name: 'Union des essais', shortName: 'Essais', tagline: null, legalForm: 'Association loi 1901' },
    ...{ siret: '99313042600014', website: null, addressLines: ['1, rue des Essais', '13100 Aix'] },
    ...{ city: 'Aix', signatoryName: 'Odile Vasseur', signatoryRole: 'Présidente' },
    ...{ managementToolName: 'Carnet', portalName: 'ESSAIS' },
  },
  appearance: { accentColour: '#4c5fb1' },
  contacts: {
    ...{ email: 'contact@essai.example', phone: '04 65 71 00 10', salesEmail: null, salesPhone: null },
    ...{ openingHoursFr: 'De 9 h à 17 h', openingHoursEn: '9:00 to 17:00' },
  },
  bank: {
    ...{ transferHolder: 'Union', transferIban: 'FR7699999000130002607198430', transferBic: 'AZLVFRP1XXX' },
    ...{ transferBank: 'Banque des essais', chequePayableTo: null },
  },
  invoicing: {
    ...({ vatRegime: 'franchise', vatNumber: null, vatExemptionText: null } as const),
    ...{ latePenaltyText: null, invoiceDueDays: 30 },
  },
  modules: ['membership', 'accounts'],
  logoPath: null,
  version: 4,
}
const GET = 'GET /admin/settings'
const PATCH = 'PATCH /admin/settings'
const answer = (over: Partial<Settings> = {}) => {
  const body = { ...settings, ...over }
  return { body, headers: { etag: `"${body.version}"` } }
}
const EDITOR: Permission[] = ['contacts.edit', 'organisation.edit']
const show = (section: string, permissions: Permission[] = EDITOR) =>
  renderPage(
    <SessionContext value={someSession({ isMember: false, staffRole: 'admin', permissions })}>
      <SettingsPage />
    </SessionContext>,
    { path: `/admin/reglages/${section}`, route: '/admin/reglages/:section?/:item?' },
  )
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const save = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))

afterEach(cleanup)

describe('the settings', () => {
  it('are read by whoever keeps the contacts, who changes these alone', async () => {
    const seen = fakeApi({ [GET]: answer(), [PATCH]: answer({ version: 5 }) })
    await show('identite', ['contacts.edit'])
    expect(await screen.findByText(/seul un administrateur/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Choisir un logo' })).toBeNull()
    await show('contacts', ['contacts.edit'])
    await screen.findByLabelText('Horaires, en français')
    type('Horaires, en français', 'De 8 h à 12 h')
    save()
    await screen.findByText('Modifications enregistrées')
    const sent = seen.find(({ method }) => method === 'PATCH')
    expect(sent?.headers.get('if-match')).toBe('"4"')
    expect(sent?.body).toEqual({
      contacts: { ...settings.contacts, openingHoursFr: 'De 8 h à 12 h', salesEmail: '', salesPhone: '' },
    })
  })

  it('tell what is wrong beside the field, before anything is asked', async () => {
    const seen = fakeApi({ [GET]: answer() })
    await show('reglements')
    await screen.findByLabelText('IBAN')
    type('IBAN', 'FR76 9999 9000 1300 0260 7198 431')
    type('Banque', '')
    save()
    expect((await screen.findAllByText('Cette valeur n’est pas valable.')).length).toBeGreaterThan(0)
    expect(seen.filter(({ method }) => method === 'PATCH')).toEqual([])
  })

  it('ask for the password where money goes elsewhere, and keep what was typed when it is not given', async () => {
    const patches = [
      problemAnswer('password.needed', 403),
      problemAnswer('password.needed', 403),
      problemAnswer('password.wrong-current', 422),
      answer({ version: 5 }),
    ]
    const seen = fakeApi({ [GET]: answer(), [PATCH]: () => patches.shift() ?? { status: 500 } })
    await show('reglements')
    await screen.findByLabelText('IBAN')
    type('Banque', 'Autre banque')
    save()
    await screen.findByRole('dialog', { name: 'Confirmez avec votre mot de passe' })
    fireEvent.click(screen.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByLabelText('Banque')).toHaveProperty('value', 'Autre banque')
    save()
    await screen.findByRole('dialog')
    const confirm = () => fireEvent.click(screen.getByRole('button', { name: 'Confirmer' }))
    type('Mot de passe courant', 'faux')
    confirm()
    await screen.findByRole('alert')
    type('Mot de passe courant', 'juste')
    confirm()
    await screen.findByText('Modifications enregistrées')
    expect(seen.filter(({ method }) => method === 'PATCH').at(-1)?.body).toMatchObject({
      ...{ bank: { transferBank: 'Autre banque' }, currentPassword: 'juste' },
    })
  })

  it('join what somebody else saved meanwhile, and ask where both changed the same', async () => {
    const theirs = answer({ version: 5, contacts: { ...settings.contacts, phone: '01 02 03 04 05' } })
    const gets = [answer(), theirs]
    const patches = [problemAnswer('resource.changed', 412), answer({ version: 6 })]
    const seen = fakeApi({
      [GET]: () => gets.shift() ?? theirs,
      [PATCH]: () => patches.shift() ?? { status: 500 },
    })
    await show('contacts')
    await screen.findByLabelText('Horaires, en français')
    type('Horaires, en français', 'De 8 h à 12 h')
    save()
    await screen.findByText('Modifications enregistrées')
    const sent = seen.filter(({ method }) => method === 'PATCH')
    expect(sent.map(({ headers }) => headers.get('if-match'))).toEqual(['"4"', '"5"'])
    expect(sent[1]?.body).toMatchObject({
      contacts: { phone: '01 02 03 04 05', openingHoursFr: 'De 8 h à 12 h' },
    })
  })

  it('show how a colour will look, and what is done to one that is too pale', async () => {
    fakeApi({ [GET]: answer() })
    await show('apparence')
    expect(await screen.findByText(/^Lisible/u)).toBeTruthy()
    type('Couleur', '#f2c744')
    expect(await screen.findByText(/^Trop claire/u)).toBeTruthy()
    expect(screen.getByText(/l’assombrissent jusqu’à #[0-9a-f]{6}/u)).toBeTruthy()
    type('Couleur', '#f2c')
    expect(screen.queryByText(/^Trop claire/u)).toBeNull()
  })

  it('say what leaves with a module before it is switched off, and keep one at least', async () => {
    const seen = fakeApi({ [GET]: answer(), [PATCH]: answer({ version: 5, modules: ['membership'] }) })
    await show('modules')
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Comptes' }))
    expect(await screen.findByText(/^Rien n’est effacé/u)).toBeTruthy()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Adhésions' }))
    save()
    expect((await screen.findAllByText('Cette valeur n’est pas valable.')).length).toBeGreaterThan(0)
    fireEvent.click(screen.getByRole('checkbox', { name: 'Adhésions' }))
    save()
    await screen.findByText('Modifications enregistrées')
    expect(seen.filter(({ method }) => method === 'PATCH').map(({ body }) => body)).toEqual([
      { modules: ['membership'] },
    ])
  })
})
