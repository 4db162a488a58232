import { ERASURE_RULES } from '@guichet/domain/erasure'
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Erasure } from './erasure-part.tsx'

const request = {
  ...{ id: '0197a3a0-0000-7000-8000-0000000000e5', state: 'asked', comment: null, answer: null },
  ...{ eraseOn: '2026-12-14', answerBy: '2026-12-30', askedAt: '2026-11-30T09:00:00.000Z' },
  ...{ decidedAt: null, endedAt: null, mayWithdraw: true },
}
const erasure = (over: object = {}) => ({
  body: { rules: ERASURE_RULES, keptUntil: '2036-12-31', blockers: [], request: null, ...over },
})
const show = () =>
  renderPage(
    <SessionContext value={someSession({ isMember: true })}>
      <Erasure />
    </SessionContext>,
    { path: '/confidentialite' },
  )

afterEach(cleanup)

describe('erasure', () => {
  it('says what is to be ended first, with the way there, and offers nothing yet', async () => {
    fakeApi({ 'GET /me/erasure': erasure({ blockers: ['membership', 'account'] }) })
    await show()
    const way = await screen.findByRole('link', { name: /adhésion en cours/u })
    expect(way.getAttribute('href')).toBe('/informations/evenements')
    expect(screen.queryByRole('button', { name: 'Demander l’effacement' })).toBeNull()
    expect(screen.getAllByText(/L123-22/u).length).toBeGreaterThan(0)
  })

  it('is asked for with the password, and taken back while it waits', async () => {
    let state: object = {}
    let isWrong = true
    const seen = fakeApi({
      'GET /me/erasure': () => erasure(state),
      'POST /me/erasure': () => {
        if (isWrong) {
          isWrong = false
          return problemAnswer('password.wrong-current', 422)
        }
        state = { request }
        return { status: 201, body: request }
      },
      'DELETE /me/erasure': () => {
        state = { request: { ...request, state: 'withdrawn', mayWithdraw: false } }
        return { status: 204 }
      },
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Demander l’effacement' }))
    const password = await screen.findByLabelText('Mot de passe courant')
    const send = () => fireEvent.submit(password.closest('form') as HTMLFormElement)
    send()
    expect(seen.some(({ method }) => method === 'POST')).toBe(false)
    fireEvent.change(password, { target: { value: 'secret' } })
    send()
    await waitFor(() => expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1))
    await waitFor(() => send())
    const back = await screen.findByRole('button', { name: 'Annuler ma demande' })
    fireEvent.click(back)
    await screen.findByRole('button', { name: 'Demander l’effacement' })
    expect(seen.some(({ method }) => method === 'DELETE')).toBe(true)
  })
})
