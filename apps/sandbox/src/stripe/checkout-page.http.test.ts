import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { membershipSession, startWorld, type World } from '../testing/world.ts'

let world: World
let path: string

beforeAll(async () => {
  world = await startWorld()
})
beforeEach(async () => {
  const session = await world.stripe.checkout.sessions.create(
    membershipSession({ branding_settings: { display_name: 'Union <des> micro-entrepreneurs' } }),
  )
  path = new URL(String(session.url)).pathname
})
afterAll(() => world.stop())

const card = { card: '4242 4242 4242 4242', expiry: '12/40', cvc: '123', name: 'Léa Martin' }

const open = (address: string) => fetch(world.sandbox.url + address, { headers: { accept: 'text/html' } })
const post = (address: string, fields: Record<string, string>) =>
  fetch(world.sandbox.url + address, {
    method: 'POST',
    body: new URLSearchParams(fields),
    redirect: 'manual',
  })

describe('the checkout page', () => {
  it('says who is paid, what for and how much, in escaped French', async () => {
    const page = await (await open(path)).text()
    expect(page).toContain('<html lang="fr">')
    expect(page).toContain('Union &lt;des&gt; micro-entrepreneurs')
    expect(page).toContain('Adhésion 2026')
    expect(page).toContain('Payer 69,00\u00a0€')
    expect(page).toContain('lea@exemple.fr')
    for (const label of ['Numéro de carte', 'Date d’expiration', 'Cryptogramme', 'Nom sur la carte']) {
      expect(page).toMatch(new RegExp(`<label for="\\w+">${label}</label>`))
    }
    const sepa = await (await open(`${path}?method=sepa_debit`)).text()
    for (const label of ['IBAN', 'Titulaire du compte']) expect(sepa).toContain(`>${label}</label>`)
    expect(sepa).not.toContain('Cryptogramme')
  })

  it('pays and goes back with the id of the session', async () => {
    const answer = await post(path, card)
    expect(answer.status).toBe(303)
    const id = path.split('/').at(-1)
    expect(answer.headers.get('location')).toBe(`http://127.0.0.1:3000/merci?session=${id}`)
    const again = await open(path)
    expect(again.status).toBe(410)
    expect(await again.text()).toContain('Paiement déjà enregistré')
  })

  it('says what is wrong beside the field and keeps what was typed, but for the security code', async () => {
    const answer = await post(path, { ...card, expiry: '12/20', name: '"><script>' })
    const page = await answer.text()
    expect(answer.status).toBe(422)
    expect(page).toContain('Cette carte est expirée.')
    expect(page).toContain('value="4242 4242 4242 4242"')
    expect(page).toContain('value="&quot;&gt;&lt;script&gt;"')
    expect(page).not.toContain('value="123"')
  })

  it('tells a refused card and lets one try another', async () => {
    const answer = await post(path, { ...card, card: '4000000000000002' })
    expect(answer.status).toBe(402)
    expect(await answer.text()).toContain('Votre carte a été refusée.')
    expect((await post(path, card)).status).toBe(303)
  })

  it('leads through the bank’s confirmation, refused and then given', async () => {
    const asked = await post(path, { ...card, card: '4000002500003155' })
    expect(asked.headers.get('location')).toBe(`${path}/confirm`)
    expect(await (await open(`${path}/confirm`)).text()).toContain('Confirmer le paiement')
    const refused = await post(`${path}/confirm`, { answer: 'no' })
    expect(refused.headers.get('location')).toBe(`${path}?refused=1`)
    expect(await (await open(`${path}?refused=1`)).text()).toContain('Vous avez refusé la confirmation.')
    await post(path, { ...card, card: '4000002500003155' })
    const given = await post(`${path}/confirm`, { answer: 'yes' })
    expect(given.headers.get('location')).toContain('/merci?session=')
  })

  it('is clear about a session that expired or never was', async () => {
    await world.stripe.checkout.sessions.expire(path.split('/').at(-1) ?? '')
    expect(await (await open(path)).text()).toContain('Page de paiement expirée')
    expect((await post(path, card)).status).toBe(410)
    expect((await open('/stripe/checkout/cs_test_none')).status).toBe(404)
  })
})

describe('the index page', () => {
  it('shows the behaviour and changes it by its buttons', async () => {
    expect(await (await open('/')).text()).toContain('4000 0025 0000 3155')
    const answer = await fetch(`${world.sandbox.url}/stripe/behaviour`, {
      method: 'POST',
      body: new URLSearchParams({ webhooks: 'twice' }),
      headers: { accept: 'text/html' },
      redirect: 'manual',
    })
    expect(answer.status).toBe(303)
    expect(await (await open('/')).text()).toMatch(/value="twice" type="submit" aria-pressed="true"/)
    await world.behave({ webhooks: 'normal' })
  })
})
