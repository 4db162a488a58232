import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { OwnExports } from './own-exports-part.tsx'

const ID = '0197a3a0-0000-7000-8000-0000000000e1'
const waiting = {
  ...{ id: ID, state: 'waiting', askedAt: '2026-11-30T08:15:00.000Z', size: null },
  ...{ expiresAt: null, fetchedAt: null },
}
const done = { ...waiting, state: 'done', size: 84_120, expiresAt: '2026-12-03T08:15:02.000Z' }
const show = () =>
  renderPage(
    <SessionContext value={someSession({})}>
      <OwnExports />
    </SessionContext>,
    { path: '/confidentialite' },
  )
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
const submit = (name: string) =>
  fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name }))
const typePassword = () =>
  fireEvent.change(screen.getByLabelText('Mot de passe courant'), { target: { value: 'Azur-2026!' } })

afterEach(cleanup)

describe('my data', () => {
  it('are asked for with the password; a wrong one is said beside its field', async () => {
    let items: object[] = []
    const answers = [
      problemAnswer('password.wrong-current', 422, {
        errors: [{ pointer: '/currentPassword', code: 'password.wrong-current', message: '' }],
      }),
    ]
    const seen = fakeApi({
      'GET /me/exports': () => ({ body: { items, left: 3 - items.length } }),
      'POST /me/exports': () => {
        const refused = answers.shift()
        if (refused) return refused
        items = [waiting]
        return { status: 202, body: waiting }
      },
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Exporter mes données' }))
    await screen.findByText(/pendant 72 heures/u)
    typePassword()
    submit('Exporter mes données')
    expect((await screen.findAllByText(/mot de passe (?:courant|actuel)/iu)).length).toBeGreaterThan(0)
    submit('Exporter mes données')
    await screen.findByText(/Export demandé/u)
    await screen.findByText(/en préparation/u)
    expect(screen.queryByRole('button', { name: 'Exporter mes données' })).toBeNull()
    const posts = seen.filter(({ method }) => method === 'POST')
    expect(posts.map(({ body }) => body)).toEqual([
      { currentPassword: 'Azur-2026!' },
      { currentPassword: 'Azur-2026!' },
    ])
  })

  it('are fetched once with the password; the fourth of a week is not offered', async () => {
    Object.assign(URL, { createObjectURL: () => 'blob:portal', revokeObjectURL: () => undefined })
    const saved: string[] = []
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push(this.download)
    })
    fakeApi({
      'GET /me/exports': { body: { items: [done], left: 0 } },
      [`POST /me/exports/${ID}/content`]: { headers: { 'content-type': 'application/zip' }, body: 'PK' },
    })
    await show()
    await screen.findByText(/trois exports en sept jours/u)
    expect(screen.queryByRole('button', { name: 'Exporter mes données' })).toBeNull()
    await screen.findByText(/Prêt, à télécharger jusqu’au/u)
    press(/Télécharger l’export du/u)
    typePassword()
    submit('Télécharger')
    await waitFor(() => expect(saved).toEqual(['mes-donnees-2026-11-30.zip']))
    await screen.findByText(/Export téléchargé/u)
  })
})
