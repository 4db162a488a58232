import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import * as leave from '../../../shared/browser/leave.ts'
import { fakeApi } from '../../../shared/testing/fake-api.ts'
import { renderPage } from '../../../shared/testing/render-page.tsx'
import { AutomaticRenewal } from './automatic-renewal.tsx'
import type { AutomaticRenewal as View } from './automatic-renewal-api.ts'

const view = (over: Partial<View> = {}): View => ({
  ...{ state: 'off', methods: ['sepa-debit', 'card'], method: null, methodLabel: null, setupUrl: null },
  ...{ agreedOn: null, stopped: null },
  next: {
    ...{ typeLabel: 'normale', amountCents: 6900, currentEndsOn: '2027-06-30', startsOn: '2027-07-01' },
    ...{ endsOn: '2028-06-30', noticeOn: '2027-04-30', announceOn: '2027-06-09', debitOn: '2027-06-23' },
    state: 'waiting',
  },
  ...over,
})
const on = view({ state: 'on', method: 'sepa-debit', methodLabel: '•••• 2606', agreedOn: '2026-11-22' })
const show = (path = '/adhesions') => renderPage(<AutomaticRenewal />, { path, route: '/adhesions' })

afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
})

it('is switched on after its terms were read and agreed to, and leads to the payment service', async () => {
  const went = vi.spyOn(leave, 'leaveFor').mockImplementation(() => undefined)
  const setupUrl = 'https://pay.example/cs_1'
  const seen = fakeApi({
    'GET /automatic-renewal': { body: view() },
    'POST /automatic-renewal': { body: view({ state: 'setting-up', method: 'card', setupUrl }) },
  })
  await show()
  await screen.findByText('non activée')
  fireEvent.click(screen.getByRole('button', { name: 'Activer la reconduction automatique' }))
  const dialog = within(await screen.findByRole('dialog'))
  await dialog.findByText(/69,00\s€ \(type normale\) débités le 23 juin 2027/u)
  await dialog.findByText(/préavis vous est envoyé par e-mail le 30 avril 2027/u)
  fireEvent.click(dialog.getByLabelText(/^Carte bancaire/u))
  const confirm = () => fireEvent.click(dialog.getByRole('button', { name: 'Continuer chez Stripe' }))
  confirm()
  await dialog.findByText('Cochez la case pour donner votre accord.')
  expect(seen.some(({ method }) => method === 'POST')).toBe(false)
  fireEvent.click(dialog.getByRole('checkbox'))
  confirm()
  await waitFor(() => expect(went).toHaveBeenCalledWith(setupUrl))
  expect(seen.find(({ method }) => method === 'POST')?.body).toEqual({ method: 'card' })
})

it('back from the payment service it asks once, and is stopped in one click', async () => {
  const seen = fakeApi({
    'GET /automatic-renewal': { body: view({ state: 'setting-up', method: 'sepa-debit' }) },
    'POST /automatic-renewal/check': { body: on },
    'DELETE /automatic-renewal': { body: view({ stopped: { on: '2026-11-22', reason: 'member' } }) },
  })
  await show('/adhesions?reconduction=enregistree')
  await screen.findByText('activée')
  await screen.findByText(/Prélèvement SEPA •••• 2606/u)
  expect(seen.filter(({ path }) => path.endsWith('/check'))).toHaveLength(1)
  fireEvent.click(screen.getByRole('button', { name: 'Arrêter la reconduction' }))
  await screen.findByText(/plus rien ne sera débité/u)
  await screen.findByText('arrêtée')
})

it('says that a debit was refused and is tried again, and why it was stopped', async () => {
  const again = view({ ...on, next: { ...(on.next as NonNullable<View['next']>), state: 'again' } })
  fakeApi({ 'GET /automatic-renewal': { body: again } })
  await show()
  await screen.findByText(/Nouvel et dernier essai le 23 juin 2027/u)
  cleanup()
  fakeApi({
    'GET /automatic-renewal': { body: view({ stopped: { on: '2026-11-22', reason: 'refused' } }) },
  })
  await show()
  await screen.findByText(/Le débit a été refusé deux fois/u)
})
