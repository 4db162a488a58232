import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { fakeApi } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as HelpPage } from './help-page.tsx'
import { asStaff } from './testing/some-catalogue.tsx'

const PUT = 'PUT /admin/help-texts/account.nic'
const own = { key: 'account.nic', textFr: 'Nos mots', textEn: 'Our words' }
const row = async (name: string) => (await screen.findByText(name)).closest('tr') as HTMLElement

afterEach(cleanup)

it('shows which text stands behind each "?", for reading only without the right', async () => {
  fakeApi({ 'GET /help-texts': { body: { items: [own] } } })
  await renderPage(asStaff(<HelpPage />))
  expect((await row('NIC')).textContent).toBe('NICNos motsTexte de votre organisation')
  expect((await row('Nom du compte')).textContent).toContain('Texte du portail')
  expect(screen.queryByRole('button', { name: /Modifier/u })).toBeNull()
})

it('is written in both languages with a preview', async () => {
  const seen = fakeApi({ 'GET /help-texts': { body: { items: [] } }, [PUT]: { status: 204 } })
  await renderPage(asStaff(<HelpPage />, 'catalogue.edit'))
  fireEvent.click(await screen.findByRole('button', { name: /Modifier l’aide.*NIC/u }))
  const dialog = await screen.findByRole('dialog')
  expect(within(dialog).queryByRole('button', { name: 'Revenir au texte du portail' })).toBeNull()
  fireEvent.change(within(dialog).getByLabelText('Texte en français'), { target: { value: 'Cinq chiffres' } })
  fireEvent.change(within(dialog).getByLabelText('Texte en anglais'), { target: { value: '' } })
  const preview = within(dialog).getByRole('region', { name: /Aperçu/u })
  expect(within(preview).getByText('Cinq chiffres')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
  await within(dialog).findByRole('link', { name: 'Texte en anglais' })
  fireEvent.change(within(dialog).getByLabelText('Texte en anglais'), { target: { value: 'Five digits' } })
  fireEvent.click(within(preview).getByRole('radio', { name: 'Anglais' }))
  expect(within(preview).getByText('Five digits')).toBeTruthy()
  fireEvent.click(within(dialog).getByRole('button', { name: 'Enregistrer' }))
  await screen.findByText(/Aide.*NIC.*enregistrée/u)
  expect(seen.find(({ method }) => method === 'PUT')?.body).toEqual({
    textFr: 'Cinq chiffres',
    textEn: 'Five digits',
  })
})

it('goes back to the text of the portal', async () => {
  const seen = fakeApi({ 'GET /help-texts': { body: { items: [own] } }, [PUT]: { status: 204 } })
  await renderPage(asStaff(<HelpPage />, 'catalogue.edit'))
  await screen.findByText('Nos mots')
  fireEvent.click(screen.getByRole('button', { name: /Modifier l’aide.*NIC/u }))
  fireEvent.click(await screen.findByRole('button', { name: 'Revenir au texte du portail' }))
  await screen.findByText(/de nouveau celle du portail/u)
  expect(seen.find(({ method }) => method === 'PUT')?.body).toEqual({ textFr: '', textEn: '' })
})
