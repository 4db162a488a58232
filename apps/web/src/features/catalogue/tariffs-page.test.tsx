import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { pricesByItem } from './tariff-items.ts'
import { Component as TariffsPage } from './tariffs-page.tsx'
import { asStaff, someProcedure, someTariff } from './testing/some-catalogue.tsx'

const past = someTariff({ id: 'past', startsOn: '2019-01-01', endsOn: '2019-12-31', state: 'past' })
const world = (more: Parameters<typeof fakeApi>[0] = {}) =>
  fakeApi({
    'GET /admin/tariffs': { body: { items: [someTariff(), past] } },
    'GET /admin/procedures': {
      body: { items: [someProcedure(), someProcedure({ id: 'aed', code: 'AED' })] },
    },
    ...more,
  })
const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const write = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const MAILBOX = 'Fixer un nouveau prix\u00A0: Boite mail d’un compte secondaire'

afterEach(cleanup)

describe('prices', () => {
  it('are shown over time with VAT; what has none says so', async () => {
    world()
    await renderPage(asStaff(<TariffsPage />))
    const table = await screen.findByRole('table', { name: /Boite mail d’un compte secondaire/u })
    expect(
      within(table)
        .getAllByRole('row')
        .slice(1)
        .map(({ textContent }) => plain(textContent)),
    ).toEqual([
      'depuis le 01/01/20205,00 €20 %6,00 €En vigueur',
      'du 01/01/2019 au 31/12/20195,00 €20 %6,00 €Passé',
    ])
    expect(screen.getAllByText(/Aucun prix/u)).toHaveLength(3)
    expect(screen.queryByRole('button', { name: MAILBOX })).toBeNull()
    expect(screen.getByText(/Votre rôle permet de consulter/u)).toBeTruthy()
  })

  it('a new one says what follows before it is set', async () => {
    const seen = world({
      'POST /admin/tariffs': {
        status: 201,
        body: someTariff({ amountCents: 750, startsOn: '2099-03-01', state: 'coming' }),
      },
    })
    await renderPage(asStaff(<TariffsPage />, 'tariffs.edit'))
    fireEvent.click(await screen.findByRole('button', { name: MAILBOX }))
    const dialog = await screen.findByRole('dialog')
    const confirm = within(dialog).getByRole('button', { name: 'Fixer ce prix' })
    write('Prix HT par mois', 'cher')
    write('À partir du', '01/01/2019')
    fireEvent.click(confirm)
    expect((await within(dialog).findByRole('alert')).textContent).toContain('Indiquez un montant en euros')
    write('Prix HT par mois', '7,50')
    write('À partir du', '01/03/2099')
    expect(plain(within(dialog).getByText(/Le prix actuel/u).textContent)).toBe(
      'Le prix actuel de 5,00 € HT s’applique jusqu’au 28 février 2099 inclus.',
    )
    expect(plain(within(dialog).getByText(/chaque compte concerné/u).textContent)).toContain('9,00 € TTC')
    fireEvent.click(confirm)
    await screen.findByText(/Nouveau prix fixé/u)
    expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({
      item: 'secondary-mailbox',
      labelFr: 'Boite mail',
      labelEn: 'Mailbox',
      amountCents: 750,
      vatRateBps: 2000,
      startsOn: '2099-03-01',
    })
  })

  it('the refusal of the API stands beside the date', async () => {
    world({
      'POST /admin/tariffs': problemAnswer('tariff.start-taken', 409, {
        errors: [{ pointer: '/startsOn', code: 'invalid', message: '' }],
      }),
    })
    await renderPage(asStaff(<TariffsPage />, 'tariffs.edit'))
    fireEvent.click(await screen.findByRole('button', { name: 'Donner un prix à une téléprocédure' }))
    write('Ce qui est facturé', 'procedure:DSN')
    write('Prix HT par mois', '2')
    write('À partir du', '01/03/2099')
    write('Libellé sur la facture, en français', 'DSN')
    write('Libellé en anglais', 'DSN')
    fireEvent.click(screen.getByRole('button', { name: 'Fixer ce prix' }))
    const link = await screen.findByRole('link', { name: 'À partir du' })
    expect(link).toBeTruthy()
  })
})

it('pricesByItem keeps the general items and adds priced procedures', () => {
  const dsn = someTariff({ item: 'procedure:DSN' })
  expect(pricesByItem([past, dsn, someTariff()]).map(({ item, tariffs }) => [item, tariffs.length])).toEqual([
    ['subscription', 0],
    ['secondary-mailbox', 2],
    ['statements', 0],
    ['archive', 0],
    ['procedure:DSN', 1],
  ])
  expect(pricesByItem([past, someTariff()])[1]?.tariffs[0]?.state).toBe('current')
})
