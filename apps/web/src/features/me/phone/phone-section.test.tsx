import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import { PhoneSection } from './phone-section.tsx'

const none = { phone: null, verifiedAt: null, pending: null, available: true }
const waiting = {
  ...none,
  pending: { phone: '+33612345678', expiresAt: '2026-11-30T09:10:00.000Z' },
}
const proven = { ...none, phone: '+33612345678', verifiedAt: '2026-11-30T09:02:00.000Z' }
const show = () =>
  renderPage(
    <SessionContext value={someSession()}>
      <PhoneSection />
    </SessionContext>,
    { path: '/securite' },
  )
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('the security number', () => {
  it('is added with the password, then proven by the code', async () => {
    const calls = fakeApi({
      'GET /me/phone': { body: none },
      'POST /me/phone': { body: waiting },
      'POST /me/phone/confirmation': { body: proven },
    })
    await show()
    expect(await screen.findByText('Aucun numéro n’est enregistré.')).toBeTruthy()
    press('Ajouter un numéro')
    type('Numéro de mobile', '0612345678')
    type('Mot de passe', 'Ancien-Mistral-1!')
    press('Envoyer le code')
    expect(await screen.findByText(/Un code a été envoyé au 06/u)).toBeTruthy()
    type('Code reçu par SMS', '123 456')
    press('Valider le code')
    expect(await screen.findByText('Votre numéro est vérifié.')).toBeTruthy()
    expect(screen.getByText('30 novembre 2026')).toBeTruthy()
    expect(calls.filter(({ method }) => method === 'POST').map(({ body }) => body)).toEqual([
      { phone: '0612345678', currentPassword: 'Ancien-Mistral-1!' },
      { code: '123 456' },
    ])
  })

  it('says beside the field that the code is wrong, and keeps it', async () => {
    fakeApi({
      'GET /me/phone': { body: waiting },
      'POST /me/phone/confirmation': problemAnswer('sms-code.invalid', 422, {
        title: 'Ce code n’est pas le bon. Vérifiez le dernier SMS reçu.',
      }),
    })
    await show()
    await screen.findByText(/Un code a été envoyé/u)
    type('Code reçu par SMS', '12')
    press('Valider le code')
    expect(await screen.findAllByText('Le code compte six chiffres.')).not.toHaveLength(0)
    type('Code reçu par SMS', '123456')
    press('Valider le code')
    await screen.findAllByText(/Ce code n’est pas le bon/u)
    expect(screen.getByLabelText('Code reçu par SMS').getAttribute('aria-invalid')).toBe('true')
  })

  it('asks for the password before another code leaves, when it was given too long ago', async () => {
    fakeApi({ 'GET /me/phone': { body: waiting }, 'POST /me/phone': problemAnswer('password.needed', 403) })
    await show()
    await screen.findByText(/Un code a été envoyé/u)
    press('Renvoyer un code')
    const dialog = await screen.findByRole('dialog')
    expect(within(dialog).getByLabelText<HTMLInputElement>('Numéro de mobile').value).toMatch(/^06/u)
  })

  it('is removed with the password', async () => {
    fakeApi({ 'GET /me/phone': { body: proven }, 'POST /me/phone/removal': { body: none } })
    await show()
    await screen.findByText('30 novembre 2026')
    press('Retirer ce numéro')
    const dialog = await screen.findByRole('dialog')
    fireEvent.change(within(dialog).getByLabelText('Mot de passe'), {
      target: { value: 'Ancien-Mistral-1!' },
    })
    fireEvent.click(within(dialog).getByRole('button', { name: 'Retirer ce numéro' }))
    expect(await screen.findByText('Votre numéro est retiré.')).toBeTruthy()
    expect(screen.getByRole('button', { name: 'Ajouter un numéro' })).toBeTruthy()
  })

  it('promises nothing where no SMS leaves', async () => {
    fakeApi({ 'GET /me/phone': { body: { ...none, available: false } } })
    await show()
    expect(await screen.findByText('Les SMS ne sont pas disponibles sur ce portail.')).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ajouter un numéro' })).toBeNull()
  })
})
