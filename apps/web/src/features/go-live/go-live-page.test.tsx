import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { GoLive } from '../../shared/api/go-live.ts'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { Component as GoLivePage } from './go-live-page.tsx'

const LIST: GoLive = {
  ...{ ready: false, setAside: false, publicUrl: 'https://portail.example' },
  items: [
    { item: 'name', part: 'organisation', must: true, state: 'done', confirmed: false },
    { item: 'logo', part: 'organisation', must: false, state: 'todo', confirmed: false },
    { item: 'mail', part: 'services', must: true, state: 'todo', confirmed: false },
    { item: 'sms', part: 'services', must: false, state: 'todo', confirmed: false },
    { item: 'backup', part: 'safety', must: true, state: 'todo', confirmed: false },
  ],
  services: [
    { service: 'mail', isSet: true, test: null },
    { service: 'sms', isSet: false, test: null },
  ],
}
const with_ = (item: string, change: Partial<GoLive['items'][number]>): GoLive => ({
  ...LIST,
  items: LIST.items.map((line) => (line.item === item ? { ...line, ...change } : line)),
})
const line = async (name: string) =>
  within((await screen.findByRole('heading', { level: 3, name })).closest('li') ?? document.body)

afterEach(cleanup)

describe('the page of going live', () => {
  it('says what is done, what is needed, and leads to where it is seen to', async () => {
    fakeApi({ 'GET /admin/go-live': { body: LIST } })
    await renderPage(<GoLivePage />, { path: '/admin/mise-en-service' })
    await screen.findByText('1 point réglé sur 5')
    screen.getByText('2 points indispensables restent à régler.')
    const logo = await line('Logo')
    logo.getByText('Conseillé')
    expect(logo.getByRole('link', { name: /^Régler ce point/u }).getAttribute('href')).toBe(
      '/admin/reglages/apparence',
    )
    ;(await line('Nom de l’organisation')).getByText('Réglé')
    ;(await line('Envoi de SMS')).getByText(/donnez SMS_URL/u)
  })

  it('confirms what no program can know, and sets aside what is not needed', async () => {
    const seen = fakeApi({
      'GET /admin/go-live': { body: LIST },
      'PUT /admin/go-live/items/backup': { body: with_('backup', { state: 'done', confirmed: true }) },
      'PUT /admin/go-live/items/logo': { body: with_('logo', { state: 'set-aside' }) },
      'PUT /admin/go-live/items/whole': problemAnswer('service.unexpected', 500),
    })
    await renderPage(<GoLivePage />, { path: '/admin/mise-en-service' })
    const backup = await line('Sauvegardes')
    expect(backup.queryByRole('button', { name: /^Mettre de côté/u })).toBeNull()
    fireEvent.click(backup.getByRole('button', { name: /^C’est fait/u }))
    await backup.findByRole('button', { name: /^Revenir là-dessus/u })
    fireEvent.click((await line('Logo')).getByRole('button', { name: /^Mettre de côté/u }))
    await (await line('Logo')).findByText('Mis de côté')
    expect(seen.filter(({ method }) => method === 'PUT').map(({ body }) => body)).toEqual([
      { mark: 'confirmed' },
      { mark: 'set-aside' },
    ])
    fireEvent.click(screen.getByRole('button', { name: 'Ne plus afficher sur l’accueil' }))
    expect((await screen.findByRole('alert')).textContent).toContain('n’a pas pu être marqué')
  })

  it('tries a service and tells what the other side said, well or not', async () => {
    const test = { service: 'mail', testedBy: 'Odile Vasseur', testedAt: '2026-11-30T08:15:00.000Z' }
    let answer = {
      test: { ...test, ok: false, said: '535 Authentication failed' },
      facts: [] as object[],
    }
    const seen = fakeApi({
      'GET /admin/go-live': { body: LIST },
      'POST /admin/go-live/tests': () => ({ body: answer }),
    })
    await renderPage(<GoLivePage />, { path: '/admin/mise-en-service' })
    const mail = await line('Envoi d’e-mails')
    fireEvent.click(mail.getByRole('button', { name: 'M’envoyer un e-mail d’essai' }))
    await mail.findByText('535 Authentication failed')
    mail.getByText(/Vérifiez SMTP_URL/u)
    answer = {
      test: { ...test, ok: true, said: '250 Ok' },
      facts: [{ fact: 'sent-to', value: 'odile@demo.example' }],
    }
    fireEvent.click(mail.getByRole('button', { name: 'M’envoyer un e-mail d’essai' }))
    await mail.findByText(/odile@demo.example/u)
    await waitFor(() => expect(seen.filter(({ method }) => method === 'GET').length).toBeGreaterThan(2))
  })

  it('asks for the number that an SMS goes to', async () => {
    const seen = fakeApi({
      'GET /admin/go-live': { body: { ...LIST, services: [{ service: 'sms', isSet: true, test: null }] } },
      'POST /admin/go-live/tests': problemAnswer('request.invalid', 422, {
        errors: [{ pointer: '/phone', code: 'phone.invalid' }],
      }),
    })
    await renderPage(<GoLivePage />, { path: '/admin/mise-en-service' })
    fireEvent.click((await line('Envoi de SMS')).getByRole('button', { name: 'Envoyer un SMS d’essai' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByLabelText('Numéro de mobile'), { target: { value: '01 23 45 67 89' } })
    fireEvent.click(dialog.getByRole('button', { name: 'Envoyer le SMS' }))
    await waitFor(() => expect(seen.at(-1)?.body ?? seen.at(-2)?.body).toMatchObject({ service: 'sms' }))
    expect(await dialog.findByLabelText('Numéro de mobile')).toBeTruthy()
  })

  it('says so when all is ready', async () => {
    fakeApi({ 'GET /admin/go-live': { body: { ...LIST, ready: true } } })
    await renderPage(<GoLivePage />, { path: '/admin/mise-en-service' })
    await screen.findByText('Tout est prêt')
    screen.getByText(/https:\/\/portail\.example/u)
  })
})
