import { FIELD_CODES, isFieldCode } from '@guichet/contract/field-codes'
import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { type ContractSentences, ContractSentencesContext } from '../../../shared/api/problem-text.ts'
import { fakeApi } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { OptionsSection } from './options-section.tsx'

const option = (over: object) => ({
  ...{ id: '01900000-0000-7000-8000-0000000000d2', kind: 'income-tax', choices: ['scale'] },
  ...{ startsOn: '2024-03-05', endsOn: null, askedOn: null, saidAt: '2026-11-22T09:00:00.000Z' },
  ...{ saidBy: 'Aïcha Benhaddou', withdrawnAt: null, withdrawnBy: null },
  ...over,
})
const options = (...items: object[]) => ({ begunOn: '2024-03-05', postcode: '13100', items, version: 3 })
const plain = (element: Element) => (element.textContent ?? '').replaceAll(/[\u00A0\u202F]/gu, ' ')
const SENTENCES: ContractSentences = {
  problem: () => undefined,
  field: (code, locale) => (isFieldCode(code) ? FIELD_CODES[code][locale] : undefined),
}
const show = () =>
  renderPage(
    <ContractSentencesContext value={SENTENCES}>
      <OptionsSection />
    </ContractSentencesContext>,
    { path: '/entreprise' },
  )
const type = (dialog: ReturnType<typeof within>, label: RegExp, value: string) =>
  fireEvent.change(dialog.getByLabelText(label), { target: { value } })

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2026-11-30T10:00:00.000Z'), toFake: ['Date'] })
})
afterEach(() => {
  cleanup()
  vi.useRealTimers()
})

it('shows what holds and since when; a change is refused beside its field, its consequences are told, then it is saved', async () => {
  const flat = option({
    id: '01900000-0000-7000-8000-0000000000d3',
    choices: ['flat'],
    startsOn: '2027-01-01',
  })
  const seen = fakeApi({
    'GET /me/declarant/options': {
      body: options(
        option({}),
        option({ id: '01900000-0000-7000-8000-0000000000d4', kind: 'acre', choices: ['granted'] }),
      ),
    },
    'PATCH /me/declarant/options': {
      body: { ...options(option({ endsOn: '2026-12-31' }), flat), version: 4 },
    },
  })
  await show()
  await screen.findByText('Barème progressif')
  const page = () => plain(document.body)
  expect(page()).toContain('Depuis le 5 mars 2024')
  expect(page()).toContain('Acre accordée, jusqu’au 31 décembre 2024')
  expect(screen.getAllByText('À renseigner')).toHaveLength(3)

  fireEvent.click(screen.getByRole('button', { name: /^Modifier.*Impôt/u }))
  const dialog = within(await screen.findByRole('dialog'))
  fireEvent.click(dialog.getByRole('radio', { name: /Versement libératoire/u }))
  type(dialog, /^À partir du/u, '12/05/2026')
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  expect((await dialog.findAllByText(/prend effet un 1er janvier/u)).length).toBeGreaterThan(0)
  type(dialog, /^À partir du/u, '01/01/2027')
  expect(plain(document.body)).toContain('au plus tard le 30/09/2026')
  for (const words of ['2,2 % (libéral)', 'revenu fiscal de référence 2025 de 29 579 € au plus par part'])
    expect(page()).toContain(words)
  type(dialog, /^Demandé le/u, '01/10/2026')
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  expect((await dialog.findAllByText(/C’est trop tard/u)).length).toBeGreaterThan(0)
  expect(seen.some(({ method }) => method === 'PATCH')).toBe(false)
  type(dialog, /^Demandé le/u, '15/09/2026')
  fireEvent.click(dialog.getByRole('button', { name: 'Enregistrer' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  const sent = seen.find(({ method }) => method === 'PATCH')
  expect(sent?.body).toEqual({
    ...{ kind: 'income-tax', choices: ['flat'], startsOn: '2027-01-01', askedOn: '2026-09-15' },
  })
  expect(sent?.headers.get('if-match')).toBe('"3"')
  expect(page()).toContain('À partir du 1er janvier 2027 : Versement libératoire')
})

it('tells what follows of activities, VAT, ACRE and frequency before anything is saved', async () => {
  fakeApi({ 'GET /me/declarant/options': { body: { ...options(), begunOn: '2026-10-12' } } })
  await show()
  const open = async (name: RegExp, choice: RegExp, role: 'radio' | 'checkbox' = 'radio') => {
    fireEvent.click(await screen.findByRole('button', { name }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.click(dialog.getByRole(role, { name: choice }))
    const words = plain(screen.getByRole('dialog'))
    fireEvent.click(dialog.getByRole('button', { name: 'Annuler' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    return words
  }
  expect(await open(/TVA$/u, /Franchise/u)).toContain('au-delà de 93 500 € ou 41 250 €, le jour même')
  expect(await open(/Acre$/u, /Acre accordée/u)).toContain(
    'Vous payez 75 % des cotisations sociales, jusqu’au 30 septembre 2027 inclus',
  )
  expect(await open(/Périodicité/u, /trimestre/u)).toContain(
    'Première déclaration : au plus tard le 30 avril 2027',
  )
  expect(await open(/Natures/u, /Artisan/u, 'checkbox')).toContain('taxe de chambre de métiers')
})

it('keeps all that was said in sight; a mistake is withdrawn after a question', async () => {
  const gone = option({
    ...{ id: '01900000-0000-7000-8000-0000000000d5', kind: 'vat', choices: ['normal'] },
    ...{ withdrawnAt: '2026-11-23T09:00:00.000Z', withdrawnBy: 'Odile Kerguelen' },
  })
  const seen = fakeApi({
    'GET /me/declarant/options': { body: options(option({}), gone) },
    [`DELETE /me/declarant/options/${option({}).id}`]: { body: { ...options(gone), version: 4 } },
  })
  await show()
  fireEvent.click(await screen.findByRole('button', { name: 'Historique' }))
  const page = () => plain(document.body)
  expect(page()).toContain('TVA : Réel normal')
  expect(page()).toContain('Le 23/11/2026 par Odile Kerguelen')
  fireEvent.click(screen.getByRole('button', { name: /^Retirer/u }))
  const dialog = within(await screen.findByRole('dialog'))
  expect(plain(screen.getByRole('dialog'))).toContain(
    'Impôt sur le revenu : Barème progressif, à partir du 5 mars 2024.',
  )
  fireEvent.click(dialog.getByRole('button', { name: 'Retirer la ligne' }))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(seen.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
  expect(screen.getAllByText('À renseigner')).toHaveLength(5)
})
