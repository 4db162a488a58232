import { ApiError, NetworkError } from '@guichet/client'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { switchLocale, useLocale } from '../i18n/i18n.ts'
import { renderPage } from '../testing/render-page.tsx'
import { DateField } from './date-field.tsx'
import { PhoneField, SiretField, TextField } from './fields.tsx'
import { FormFrame } from './form-frame.tsx'
import { SaveBar } from './save-bar.tsx'
import { hasUnsaved } from './unsaved-pages.ts'
import { useKitForm } from './use-kit-form.ts'

interface Values {
  lastName: string
  phone: string
  siret: string
  paidOn: string
  address: { postcode: string }
}
const START: Values = { lastName: 'Bernard', phone: '', siret: '', paidOn: '', address: { postcode: '' } }

function Sample({ save }: { readonly save: (values: Values) => Promise<unknown> }) {
  const french = useLocale() === 'fr'
  const kit = useKitForm<Values>({
    initialValues: START,
    validate: {
      lastName: (value) => (value.trim() === '' ? (french ? 'À remplir.' : 'Fill this in.') : null),
    },
    save,
  })
  return (
    <FormFrame kit={kit}>
      <TextField {...kit.field('lastName')} label={french ? 'Nom' : 'Last name'} />
      <PhoneField {...kit.field('phone')} label={french ? 'Téléphone' : 'Telephone'} optional />
      <SiretField {...kit.field('siret')} label="Siret" optional help="14 chiffres" />
      <TextField {...kit.field('address.postcode')} label="Code Postal" optional />
      <DateField {...kit.field('paidOn')} label="Date de règlement" optional />
      <SaveBar />
    </FormFrame>
  )
}

const show = (save: (values: Values) => Promise<unknown> = () => Promise.resolve()) =>
  renderPage(<Sample save={save} />)
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const submit = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))
const refusal = (errors: { pointer: string; code: string; message: string }[]) =>
  new ApiError(
    { type: 't', title: 'Refusé', status: 400, code: 'request.invalid', requestId: 'R-7', errors },
    undefined,
  )

afterEach(cleanup)

describe('a form of the kit', () => {
  it('shows help and the optional mark without making them part of the name', async () => {
    await show()
    const siret = screen.getByRole('textbox', { name: 'Siret' })
    expect(siret.getAttribute('aria-describedby')).toBeTruthy()
    expect(screen.getByText('14 chiffres')).toBeTruthy()
    expect(siret.closest('[data-optional]')?.getAttribute('data-optional')).toBe('(facultatif)')
    expect(screen.getByRole('textbox', { name: 'Nom' }).getAttribute('aria-required')).toBe('true')
  })

  it('refuses what it can tell by itself: summary in focus, message beside the field, nothing sent', async () => {
    const save = vi.fn(() => Promise.resolve())
    await show(save)
    type('Nom', ' ')
    submit()
    const summary = await screen.findByRole('alert')
    await waitFor(() => expect(document.activeElement).toBe(summary))
    expect(within(summary).getByText('Une information est à corriger')).toBeTruthy()
    const field = screen.getByRole('textbox', { name: 'Nom' })
    expect(field.getAttribute('aria-invalid')).toBe('true')
    fireEvent.click(within(summary).getByRole('link', { name: 'Nom' }))
    expect(document.activeElement).toBe(field)
    expect(save).not.toHaveBeenCalled()
  })

  it('checks the field in error as one types', async () => {
    await show()
    type('Nom', '')
    submit()
    await screen.findByRole('alert')
    type('Nom', 'Bernard')
    await waitFor(() => expect(screen.queryByRole('alert')).toBeNull())
    expect(screen.getByLabelText('Nom').getAttribute('aria-invalid')).not.toBe('true')
  })

  it('puts the refusals of the API beside their fields and keeps all that was typed', async () => {
    await show(() =>
      Promise.reject(
        refusal([
          { pointer: '/address/postcode', code: 'required', message: '' },
          { pointer: '/phone', code: 'invalid', message: '' },
        ]),
      ),
    )
    type('Nom', 'Martin')
    type('Code Postal', '13')
    submit()
    const summary = await screen.findByRole('alert')
    expect(within(summary).getByText('2 informations sont à corriger')).toBeTruthy()
    const links = within(summary).getAllByRole('link')
    expect(links.map((link) => link.textContent)).toEqual(['Téléphone', 'Code Postal'])
    expect(screen.getByLabelText('Code Postal').getAttribute('aria-invalid')).toBe('true')
    expect(screen.getByLabelText<HTMLInputElement>('Nom').value).toBe('Martin')
    expect(screen.getByText('Modifications non enregistrées')).toBeTruthy()
  })

  it('tells what is wrong in the language that is chosen meanwhile, field by field in the order of the form', async () => {
    await show(() =>
      Promise.reject(
        refusal([
          { pointer: '/address/postcode', code: 'required', message: '' },
          { pointer: '/phone', code: 'invalid', message: '' },
          { pointer: '/elsewhere', code: 'required', message: '' },
        ]),
      ),
    )
    type('Nom', 'Martin')
    submit()
    await screen.findByRole('alert')
    await act(() => switchLocale('en'))
    const summary = screen.getByRole('alert')
    expect(
      within(summary)
        .getAllByText(/./u, { selector: 'a, a + span' })
        .map(({ textContent }) => textContent),
    ).toEqual(['Telephone', 'This value is not valid.', 'Code Postal', 'This field is needed.'])
    expect(summary.textContent).not.toContain('Ce champ')
    type('Last name', '')
    fireEvent.click(screen.getByRole('button', { name: 'Save' }))
    await screen.findAllByText('Fill this in.')
    await act(() => switchLocale('fr'))
    expect((await screen.findAllByText('À remplir.')).length).toBeGreaterThan(0)
    expect(screen.queryByText('Fill this in.')).toBeNull()
  })

  it('tells a failure that no field explains, with its reference', async () => {
    await show(() => Promise.reject(refusal([{ pointer: '/elsewhere', code: 'invalid', message: '' }])))
    type('Nom', 'Martin')
    submit()
    const summary = await screen.findByRole('alert')
    expect(within(summary).getByText('Référence : R-7')).toBeTruthy()
  })

  it('says so when nothing answers', async () => {
    await show(() => Promise.reject(new NetworkError('down')))
    type('Nom', 'Martin')
    submit()
    expect((await screen.findByRole('alert')).textContent).toContain('Le portail ne répond pas')
  })

  it('saves, says so, and forgets it at the next change', async () => {
    const save = vi.fn(() => Promise.resolve())
    await show(save)
    type('Nom', 'Martin')
    expect(screen.getByText('Modifications non enregistrées')).toBeTruthy()
    submit()
    await screen.findByText('Modifications enregistrées')
    expect(save).toHaveBeenCalledExactlyOnceWith({ ...START, lastName: 'Martin' })
    type('Nom', 'Durand')
    await waitFor(() => expect(screen.queryByText('Modifications enregistrées')).toBeNull())
  })

  it('sends once when the button is pressed twice', async () => {
    let finish: () => void = () => undefined
    const save = vi.fn(
      () =>
        new Promise<void>((resolve) => {
          finish = resolve
        }),
    )
    await show(save)
    type('Nom', 'Martin')
    submit()
    await waitFor(() => expect(save).toHaveBeenCalled())
    submit()
    finish()
    await screen.findByText('Modifications enregistrées')
    expect(save).toHaveBeenCalledTimes(1)
  })

  it('groups numbers when the field is left', async () => {
    await show()
    type('Siret', '07955542100019')
    fireEvent.blur(screen.getByLabelText('Siret'))
    type('Téléphone', '+33149098737')
    fireEvent.blur(screen.getByLabelText('Téléphone'))
    const plain = (label: string) =>
      screen.getByLabelText<HTMLInputElement>(label).value.replaceAll('\u00A0', ' ')
    await waitFor(() => expect(plain('Siret')).toBe('079 555 421 00019'))
    expect(plain('Téléphone')).toBe('01 49 09 87 37')
  })

  it('takes a day as people write it', async () => {
    const save = vi.fn((_: Values) => Promise.resolve())
    await show(save)
    type('Date de règlement', '5.1.27')
    fireEvent.blur(screen.getByLabelText('Date de règlement'))
    expect(screen.getByLabelText<HTMLInputElement>('Date de règlement').value).toBe('05/01/2027')
    submit()
    await screen.findByText('Modifications enregistrées')
    expect(save.mock.calls[0]?.[0].paidOn).toBe('2027-01-05')
  })

  it('asks before leaving with unsaved changes, and lets go when told to', async () => {
    const { router } = await show()
    expect(hasUnsaved()).toBe(false)
    type('Nom', 'Martin')
    await waitFor(() => expect(hasUnsaved()).toBe(true))
    await router.navigate('/ailleurs')
    fireEvent.click(await screen.findByRole('button', { name: 'Rester sur la page' }))
    expect(screen.getByLabelText<HTMLInputElement>('Nom').value).toBe('Martin')
    await router.navigate('/ailleurs')
    fireEvent.click(await screen.findByRole('button', { name: 'Quitter sans enregistrer' }))
    await screen.findByRole('heading', { name: 'Ailleurs' })
    expect(hasUnsaved()).toBe(false)
  })

  it('leaves at once when there is nothing to save', async () => {
    const { router } = await show()
    await router.navigate('/ailleurs')
    await screen.findByRole('heading', { name: 'Ailleurs' })
  })
})
