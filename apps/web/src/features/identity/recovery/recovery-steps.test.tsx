import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { ActivationPage } from '../activation-page.tsx'
import type { Recovery } from './recovery-calls.ts'
import { RecoveryDenialPage } from './recovery-denial-page.tsx'

const TOKEN = 'abcdefghijklmnopqrstuv'
const LINK = {
  ...{ purpose: 'password-reset', asksProofs: true, expiresAt: '2026-11-23T09:00:00Z', totp: null },
  ...{ account: null, signInFirst: false, invited: null, staff: null },
}
const ASKED: Recovery = {
  ...{ step: 'prove', firstPassword: false, triesLeft: 5, waitsUntil: null },
  sms: { phone: '•• •• •• •• 78', proven: false, available: true },
  question: { text: 'Le nom de mon premier bateau ?', proven: false },
  ...{ standIn: { ways: ['recovery-code'], given: null }, expiresAt: '2026-11-23T09:00:00Z' },
}
const SMS_GIVEN: Recovery = { ...ASKED, sms: { phone: '•• •• •• •• 78', proven: true, available: true } }
const at = (path: string) => `/recoveries/${TOKEN}${path}`
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } })
const show = async (answers: Parameters<typeof fakeApi>[0]) => {
  const calls = fakeApi({ [`GET /activations/${TOKEN}`]: { body: LINK }, ...answers })
  await renderPage(<ActivationPage value={TOKEN} />)
  return calls
}

afterEach(cleanup)

describe('what is asked after the link', () => {
  it('is the code sent on request and the answer, then the new password', async () => {
    const calls = await show({
      [`GET ${at('')}`]: { body: ASKED },
      [`POST ${at('/sms-code')}`]: { body: ASKED },
      [`POST ${at('/proofs')}`]: ({ body }) => ({
        body: 'smsCode' in (body as object) ? SMS_GIVEN : { ...SMS_GIVEN, step: 'choose' },
      }),
    })
    expect(await screen.findByText('Le nom de mon premier bateau ?')).toBeTruthy()
    expect(screen.queryByLabelText('Nouveau mot de passe')).toBeNull()
    press('Envoyer un code')
    fireEvent.change(await screen.findByLabelText('Code reçu par SMS'), { target: { value: '123 456' } })
    press('Valider le code')
    await waitFor(() => expect(screen.getAllByText('Donné')).toHaveLength(2))
    type('Votre réponse', 'La Marie-Jeanne')
    press('Valider la réponse')
    expect(await screen.findByLabelText('Nouveau mot de passe')).toBeTruthy()
    expect(calls.filter(({ path }) => path === at('/proofs')).map(({ body }) => body)).toEqual([
      { smsCode: '123456' },
      { answer: 'La Marie-Jeanne' },
    ])
  })

  it('says beside the field that an answer is wrong, how many are left, and once it is locked', async () => {
    let tries = 5
    await show({
      [`GET ${at('')}`]: () => ({ body: { ...ASKED, triesLeft: tries } }),
      [`POST ${at('/proofs')}`]: () => {
        tries -= 3
        return tries > 0
          ? problemAnswer('recovery.refused', 422, { title: 'Ce n’est pas la bonne réponse.' })
          : problemAnswer('recovery.locked', 423, { title: 'La récupération est bloquée.' })
      },
    })
    await screen.findByText('Le nom de mon premier bateau ?')
    type('Votre réponse', 'Le Neptune')
    press('Valider la réponse')
    expect((await screen.findAllByText('Ce n’est pas la bonne réponse.')).length).toBeGreaterThan(0)
    expect(await screen.findByText('Il vous reste 2 essais')).toBeTruthy()
    expect(screen.getByLabelText<HTMLInputElement>('Votre réponse').value).toBe('Le Neptune')
    press('Valider la réponse')
    expect(await screen.findByText('Récupération bloquée')).toBeTruthy()
  })

  it('waits 24 hours with two proofs, unless a third is given', async () => {
    const two: Recovery = { ...SMS_GIVEN, question: null, step: 'wait' }
    const waiting: Recovery = { ...two, step: 'waiting', waitsUntil: '2026-11-23T09:00:00.000Z' }
    await show({
      [`GET ${at('')}`]: { body: two },
      [`POST ${at('/wait')}`]: { body: waiting },
      [`POST ${at('/proofs')}`]: {
        body: { ...waiting, step: 'choose', standIn: { ways: [], given: 'recovery-code' } },
      },
    })
    expect(await screen.findByText('Deux preuves sont données')).toBeTruthy()
    press('Continuer dans 24 heures')
    expect(await screen.findByText(/La récupération continuera le 23 novembre 2026/u)).toBeTruthy()
    press('Utiliser un code de secours')
    type('Code de secours', '7F3K-2M9Q-4XTB')
    press('Valider le code de secours')
    expect(await screen.findByLabelText('Nouveau mot de passe')).toBeTruthy()
  })
})

describe('the link that stops a recovery', () => {
  it('stops it by a button, and says when there is nothing to stop any more', async () => {
    fakeApi({ [`POST /recovery-denials/${TOKEN}`]: { status: 204 } })
    await renderPage(<RecoveryDenialPage value={TOKEN} />)
    press('Ce n’est pas moi')
    expect(await screen.findByText('La récupération est arrêtée')).toBeTruthy()
    cleanup()
    fakeApi({ [`POST /recovery-denials/${TOKEN}`]: problemAnswer('link.invalid', 404) })
    await renderPage(<RecoveryDenialPage value={TOKEN} />)
    press('Ce n’est pas moi')
    expect(await screen.findByText('Ce lien n’est plus valable')).toBeTruthy()
  })
})
