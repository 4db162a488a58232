import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import type { ReactNode } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer, type SeenCall } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { Component as PartnersPage } from '../partners/partners-page.tsx'
import type { StaffType } from './membership-types.ts'
import { Component as NewTypePage } from './new-type-page.tsx'
import { Component as TypePage } from './type-page.tsx'
import { Component as TypesPage } from './types-page.tsx'

const ID = '0197a3a0-0000-7000-8000-000000000a01'
const PARTNER = '0197a3a0-0000-7000-8000-000000000a02'
const ONE = `/admin/membership-types/${ID}`
const plain = (text: string | null) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')

const someType = (over: Partial<StaffType> = {}): StaffType => ({
  ...{ id: ID, code: 'normale', labelFr: 'normale', labelEn: 'standard' },
  ...{ descriptionFr: 'Un an.', descriptionEn: 'A year.', kind: 'annual', freeMonths: 0, partner: null },
  ...{ rank: 0, withdrawn: false, amountCents: 6900, firstAmountCents: 6500, activeCount: 118, version: 3 },
  prices: [
    {
      ...{ id: 'p1', partner: { id: PARTNER, name: 'Le Tremplin' }, amountCents: 4900 },
      ...{ startsOn: '2097-01-01', state: 'coming' },
    },
    { ...{ id: 'p2', partner: null, amountCents: 6900, startsOn: '2026-01-01', state: 'current' } },
  ],
  ...over,
})
const somePartner = (over: object = {}) => ({
  ...{ id: PARTNER, name: 'Le Tremplin', contactName: null, email: 'a@tremplin.example', phone: null },
  ...{ withdrawn: false, memberCount: 27, version: 2, ...over },
})
const PARTNERS = { 'GET /admin/partners': { body: { items: [somePartner()] } } }
const tagged = <T extends { readonly version: number }>(body: T) => ({
  body,
  headers: { etag: `"${body.version}"` },
})
const staff = (page: ReactNode, mayEdit = true) => (
  <SessionContext
    value={someSession({ staffRole: 'manager', permissions: mayEdit ? ['membership-types.edit'] : [] })}
  >
    {page}
  </SessionContext>
)
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const sent = (seen: readonly SeenCall[], method: string) => seen.filter((call) => call.method === method)
const showOne = (mayEdit = true) =>
  renderPage(staff(<TypePage />, mayEdit), {
    path: `/admin/types-adhesion/${ID}`,
    route: '/admin/types-adhesion/:id',
  })

afterEach(cleanup)

describe('membership types', () => {
  it('show their rule, price of the day, memberships and state', async () => {
    fakeApi({
      'GET /admin/membership-types': {
        body: {
          items: [someType(), someType({ id: 'b', kind: 'free-months', freeMonths: 3, withdrawn: true })],
        },
      },
    })
    await renderPage(staff(<TypesPage />))
    const table = await screen.findByRole('table', { name: 'Types d’adhésion' })
    const rows = within(table).getAllByRole('row').slice(1)
    expect(
      rows.map((row) =>
        within(row)
          .getAllByRole('cell')
          .map(({ textContent }) => plain(textContent)),
      ),
    ).toEqual([
      ['normale', 'Un an moins un jour', '69,00 €', 'Tous', '118', 'Proposé'],
      ['normale', 'Année civile, 3 derniers mois offerts', '69,00 €', 'Tous', '118', 'Retiré'],
    ])
    expect(screen.getByRole('link', { name: 'Ajouter un type' })).toBeTruthy()
  })

  it('are added with a rule that is chosen once, and refused beside the field', async () => {
    const seen = fakeApi({
      ...PARTNERS,
      'POST /admin/membership-types': problemAnswer('membership-type.code-taken', 409),
    })
    await renderPage(staff(<NewTypePage />))
    write('Nom en français', 'rentrée')
    press('Enregistrer')
    const summary = await screen.findByRole('alert')
    expect(
      within(summary)
        .getAllByRole('link')
        .map(({ textContent }) => textContent?.split(' (')[0]),
    ).toEqual(['Nom en anglais', 'Prix', 'Code'])
    write('Nom en anglais', 'autumn')
    write('Prix', '69')
    write('Code', 'rentree')
    fireEvent.click(screen.getByRole('radio', { name: /derniers mois offerts/ }))
    write('Mois offerts', '12')
    press('Enregistrer')
    expect(await screen.findAllByText('Indiquez un nombre de mois de 1 à 11.')).toBeTruthy()
    write('Mois offerts', '2')
    press('Enregistrer')
    await screen.findByText(/membership-type.code-taken/)
    expect(sent(seen, 'POST').map(({ body }) => body)).toEqual([
      {
        ...{ labelFr: 'rentrée', labelEn: 'autumn', descriptionFr: '', descriptionEn: '', partnerId: null },
        ...{ rank: 0, code: 'rentree', kind: 'free-months', freeMonths: 2, amountCents: 6900 },
      },
    ])
  })

  it('one is saved over the version that was read; what others changed comes along', async () => {
    let reads = 0
    let saves = 0
    const theirs = someType({ version: 4, descriptionFr: 'Douze mois.' })
    const seen = fakeApi({
      ...PARTNERS,
      [`GET ${ONE}`]: () => tagged(reads++ === 0 ? someType() : theirs),
      [`PUT ${ONE}`]: () =>
        saves++ === 0
          ? problemAnswer('resource.changed', 412)
          : tagged({ ...theirs, labelFr: 'annuelle', version: 5 }),
    })
    await showOne()
    await screen.findByLabelText('Nom en français')
    write('Nom en français', 'annuelle')
    press('Enregistrer')
    await screen.findByText('Modifications enregistrées')
    const puts = sent(seen, 'PUT')
    expect(puts.map(({ headers }) => headers.get('if-match'))).toEqual(['"3"', '"4"'])
    expect(puts[1]?.body).toMatchObject({
      labelFr: 'annuelle',
      descriptionFr: 'Douze mois.',
      withdrawn: false,
    })
  })

  it('one has dated prices, for all or for a partner, and says what a new one changes', async () => {
    const seen = fakeApi({
      ...PARTNERS,
      [`GET ${ONE}`]: tagged(someType()),
      [`POST ${ONE}/prices`]: { status: 201, body: someType() },
    })
    await showOne()
    expect(plain((await screen.findByText(/Prix du jour/)).textContent)).toBe('Prix du jour : 69,00 €.')
    press('Fixer un prix')
    const dialog = within(await screen.findByRole('dialog'))
    const fill = (label: string, value: string) =>
      fireEvent.change(dialog.getByLabelText(label), { target: { value } })
    fireEvent.click(dialog.getByRole('button', { name: 'Fixer ce prix' }))
    expect(await dialog.findAllByText('Indiquez une date qui existe, aujourd’hui ou plus tard.')).toBeTruthy()
    await waitFor(() => expect(dialog.getByRole('option', { name: 'Le Tremplin' })).toBeTruthy())
    fill('Pour', PARTNER)
    fill('Prix', '45')
    fill('À partir du', '01/01/2097')
    expect(plain((await dialog.findByText(/remplace celui/)).textContent)).toContain('49,00 €')
    fireEvent.click(dialog.getByRole('button', { name: 'Fixer ce prix' }))
    await screen.findByText(/Nouveau prix fixé/)
    expect(sent(seen, 'POST').map(({ body }) => body)).toEqual([
      { partnerId: PARTNER, amountCents: 4500, startsOn: '2097-01-01' },
    ])
  })

  it('are read by whoever may not change them', async () => {
    fakeApi({ ...PARTNERS, [`GET ${ONE}`]: tagged(someType()) })
    await showOne(false)
    await screen.findByText(/Votre rôle permet de consulter/)
    expect(screen.queryByRole('button', { name: 'Enregistrer' })).toBeNull()
    expect(screen.queryByRole('button', { name: 'Fixer un prix' })).toBeNull()
  })
})

describe('partners', () => {
  it('are added and withdrawn; a name that is taken is told', async () => {
    const seen = fakeApi({
      ...PARTNERS,
      'POST /admin/partners': problemAnswer('partner.name-taken', 409),
      [`GET /admin/partners/${PARTNER}`]: tagged(somePartner()),
      [`PUT /admin/partners/${PARTNER}`]: tagged(somePartner({ withdrawn: true, version: 3 })),
    })
    await renderPage(staff(<PartnersPage />))
    await screen.findByText('Le Tremplin')
    press('Ajouter un partenaire')
    write('Nom du partenaire', 'Le Tremplin')
    press('Enregistrer')
    await screen.findByText(/partner.name-taken/)
    press('Annuler')
    press('Modifier Le Tremplin')
    const box = await screen.findByLabelText('Retirer ce partenaire')
    expect(screen.getByText(/27 adhérents le gardent/)).toBeTruthy()
    fireEvent.click(box)
    press('Enregistrer')
    await screen.findByText(/Partenaire « Le Tremplin » enregistré/)
    const [put] = sent(seen, 'PUT')
    expect(put?.headers.get('if-match')).toBe('"2"')
    expect(put?.body).toMatchObject({ name: 'Le Tremplin', withdrawn: true })
  })
})
