import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { SessionContext } from '../../shared/api/session.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { someSession } from '../../shared/testing/session.ts'
import { Component as RemindersPage } from './reminders-page.tsx'

const STEP_ID = '0197a3a0-0000-7000-8000-0000000000f1'
const PERSON_ID = '0197a3a0-0000-7000-8000-000000000051'
const step = (offsetDays: number) => ({
  ...{ id: STEP_ID, offsetDays, channel: 'mail', enabled: true, activeSince: '2026-01-05' },
})
const preview = {
  ...{ personId: PERSON_ID, personName: 'Zoé Martin', memberNumber: 12, dueOn: '2026-12-31' },
  ...{ on: '2026-12-01', channels: ['mail'], email: 'zoe@example.org', phone: null },
  ...{ subject: 'Votre adhésion prend fin le 31/12/2026', text: 'Bonjour Zoé, en brut', sms: 'Par SMS' },
  parts: [
    { kind: 'paragraph', text: 'Bonjour Zoé,' },
    { kind: 'action', label: 'Renouveler mon adhésion', url: 'https://x.example' },
  ],
}
const empty = {
  items: [],
  nextCursor: null,
  previousCursor: null,
  total: 0,
  totalIsExact: true,
  firstRank: 0,
}
const answers = (steps: object[] = [step(-30)]) => ({
  'GET /admin/reminder-schedule': { body: { steps, version: 3 }, headers: { etag: '"3"' } },
  'GET /admin/reminder-schedule/forecast': { body: { days: [], members: 0 } },
  'GET /admin/reminder-schedule/history': { body: empty },
  [`GET /admin/reminder-steps/${STEP_ID}/preview`]: { body: preview },
  'GET /organisation': { body: { name: 'Union', addressLines: ['1, rue X'] } },
})
const show = (permissions: readonly string[] = ['memberships.read', 'reminders.edit']) =>
  renderPage(
    <SessionContext value={someSession({ staffRole: 'manager', permissions: permissions as never })}>
      <RemindersPage />
    </SessionContext>,
    { path: '/admin/rappels' },
  )
const group = (name: string) => within(screen.getByRole('group', { name }))
const saveAll = () => fireEvent.click(screen.getByRole('button', { name: 'Enregistrer' }))

afterEach(cleanup)

describe('the schedule of reminders', () => {
  it('refuses what is no day and a day named twice, then saves the whole list with its version', async () => {
    let version = 3
    const seen = fakeApi({
      ...answers(),
      'GET /admin/reminder-schedule': () => ({
        ...{ body: { steps: [step(-30)], version }, headers: { etag: `"${version}"` } },
      }),
      'PUT /admin/reminder-schedule': () => {
        version = 4
        return { body: { steps: [step(-30)], version }, headers: { etag: '"4"' } }
      },
    })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Ajouter une étape' }))
    const days = () => group('Étape 2').getByLabelText('Nombre de jours')
    fireEvent.change(days(), { target: { value: 'x' } })
    saveAll()
    expect((await screen.findAllByText('Écrivez un nombre entier entre 1 et 365.')).length).toBeGreaterThan(0)
    fireEvent.change(days(), { target: { value: '30' } })
    fireEvent.change(group('Étape 2').getByLabelText('Moment'), { target: { value: 'before' } })
    saveAll()
    expect((await screen.findAllByText('Une autre étape tombe déjà ce jour-là.')).length).toBeGreaterThan(0)
    fireEvent.change(group('Étape 2').getByLabelText('Moment'), { target: { value: 'after' } })
    saveAll()
    await waitFor(() => expect(seen.some(({ method }) => method === 'PUT')).toBe(true))
    const put = seen.find(({ method }) => method === 'PUT')
    expect(put?.headers.get('if-match')).toBe('"3"')
    expect(put?.body).toEqual({
      steps: [
        { id: STEP_ID, offsetDays: -30, channel: 'mail', enabled: true },
        { id: null, offsetDays: 30, channel: 'mail', enabled: true },
      ],
    })
    expect(await screen.findByText('Modifications enregistrées')).toBeTruthy()
  })

  it('says when somebody changed it meanwhile, and takes what is there now', async () => {
    fakeApi({ ...answers(), 'PUT /admin/reminder-schedule': problemAnswer('resource.changed', 412) })
    await show()
    fireEvent.click(await screen.findByRole('button', { name: 'Retirer l’étape 1' }))
    expect(screen.getByText('Aucun rappel n’est prévu')).toBeTruthy()
    saveAll()
    fireEvent.click(await screen.findByRole('button', { name: 'Reprendre le calendrier actuel' }))
    expect(await screen.findByRole('group', { name: 'Étape 1' })).toBeTruthy()
  })

  it('shows a step as mail, plain text and SMS; who may only read changes nothing', async () => {
    fakeApi(answers())
    await show(['memberships.read'])
    expect(await screen.findByText('Bonjour Zoé,')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('Texte brut'))
    expect(screen.getByText('Bonjour Zoé, en brut')).toBeTruthy()
    fireEvent.click(screen.getByLabelText('SMS'))
    expect(screen.getByText('Par SMS')).toBeTruthy()
    for (const name of ['Enregistrer', 'Ajouter une étape', 'M’envoyer un essai'])
      expect(screen.queryByRole('button', { name })).toBeNull()
  })
})
