import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { someSession } from '../../../shared/testing/session.ts'
import type { OwnRecovery } from '../api/own-recovery.ts'
import { RecoverySection } from './recovery-section.tsx'

const NONE: OwnRecovery = {
  ...{ email: 'helene@test.example', phone: null, smsAvailable: true, question: null },
  ...{ hasStandIn: false, hasPassword: true, waiting: null },
  ...{ settlesAt: null, heldKeys: 0 },
}
const QUESTION = { text: 'Le nom de mon premier bateau ?', setAt: '2026-11-20T08:14:02.000Z' }
const show = async (own: OwnRecovery, answers: Parameters<typeof fakeApi>[0] = {}) => {
  const calls = fakeApi({ 'GET /me/recovery': { body: own }, ...answers })
  await renderPage(
    <SessionContext value={someSession()}>
      <RecoverySection />
    </SessionContext>,
    { path: '/securite' },
  )
  await screen.findByText('helene@test.example')
  return calls
}
const press = (name: string) => fireEvent.click(screen.getByRole('button', { name }))

afterEach(cleanup)

describe('the levels of recovery', () => {
  it('say what the mail alone means; a question is added after the password, a poor answer told beside it', async () => {
    let refused = true
    const calls = await show(NONE, {
      'PUT /me/recovery/question': ({ body }) => {
        if (refused) {
          refused = false
          return problemAnswer('request.invalid', 400, {
            errors: [{ pointer: '/answer', code: 'answer.guessable', message: '' }],
          })
        }
        return (body as { currentPassword?: string }).currentPassword === undefined
          ? problemAnswer('password.needed', 403)
          : { body: { ...NONE, question: QUESTION } }
      },
    })
    expect(screen.getByText(/Le lien reçu par e-mail suffit/u)).toBeTruthy()
    press('Ajouter une question')
    const dialog = await screen.findByRole('dialog')
    const field = (label: string) => within(dialog).getByLabelText<HTMLInputElement>(label)
    fireEvent.change(field('Votre question'), { target: { value: QUESTION.text } })
    fireEvent.change(field('Votre réponse'), { target: { value: 'bateau' } })
    press('Enregistrer la question')
    await within(dialog).findByRole('alert')
    expect(field('Votre réponse').getAttribute('aria-invalid')).toBe('true')
    fireEvent.change(field('Votre réponse'), { target: { value: 'La Marie-Jeanne' } })
    press('Enregistrer la question')
    fireEvent.change(await screen.findByLabelText('Mot de passe courant'), {
      target: { value: 'Azur-Lavande-2026!' },
    })
    press('Continuer')
    expect(await screen.findByText('Votre question secrète est enregistrée.')).toBeTruthy()
    expect(screen.getByText(/puis 24 heures d’attente/u)).toBeTruthy()
    expect(calls.at(-1)?.body).toMatchObject({ question: QUESTION.text, answer: 'La Marie-Jeanne' })
  })

  it('say that three need no delay, and a recovery that waits is stopped', async () => {
    const three = { ...NONE, phone: '•• •• •• •• 78', question: QUESTION, hasStandIn: true }
    await show(
      { ...three, waiting: { since: '2026-11-22T09:00:00.000Z', until: '2026-11-23T09:00:00.000Z' } },
      { 'POST /me/recovery/stop': { body: three } },
    )
    expect(screen.getByText(/Trois preuves seront demandées/u)).toBeTruthy()
    press('Arrêter la récupération')
    await expect.poll(() => screen.queryByText('Une récupération de votre espace est en cours')).toBeNull()
  })

  it('say what is held, until when, and where keys are taken back', async () => {
    await show({ ...NONE, settlesAt: '2026-11-23T09:00:00.000Z', heldKeys: 2 })
    expect(screen.getByText(/Jusqu’au 23 novembre 2026/u)).toBeTruthy()
    expect(screen.getByText(/2 clés d’API sont en attente/u)).toBeTruthy()
    expect(screen.getByRole('link', { name: 'Voir les clés d’API' }).getAttribute('href')).toBe(
      '/integrations',
    )
  })

  it('ask who has no password to choose one first', async () => {
    await show({ ...NONE, hasPassword: false })
    expect(screen.getByText(/Vous entrez par FranceConnect/u)).toBeTruthy()
    expect(screen.queryByRole('button', { name: 'Ajouter une question' })).toBeNull()
  })
})
