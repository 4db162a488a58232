import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { getFigures, listMembers, recordPayment } from '@guichet/contract/backoffice.contract'
import { findCompany, saveJoining } from '@guichet/contract/joinings.contract'
import { getMe } from '@guichet/contract/me.contract'
import { listJoinings } from '@guichet/contract/staff-joinings.contract'
import { describe, expect, it } from 'vitest'
import { createCompanyRegister, inSmallLetters } from '../../platform/ports/company-register.ts'
import { apiTestWith } from '../../testing/api-test.ts'
import { fakePdf } from '../../testing/fakes.ts'
import { joiningDraft } from '../../testing/joining-samples.ts'
import { pay, rowOf, send } from '../../testing/joining-steps.ts'

const SIRET = '91234560000015'
const found = {
  ...{ siret: SIRET, name: 'CLARISSE VIDALENC', isOpen: true, isMasked: false, ape: '74.10Z' },
  ...{ startedOn: '2021-03-01', closedOn: null, street: '14 Rue des Lavandes', complement: null },
  ...{ postcode: '13100', city: 'Aix-en-Provence' },
}
const HEAD = { lastName: 'VIDALENC', firstNames: 'CLARISSE MARIE' }
const asked: string[] = []
const register = {
  find: async (siret: string) => {
    asked.push(siret)
    if (siret === '96789015300018') throw new Error('the company register answered 503')
    return siret === SIRET ? { ...found, legalForm: '1000', people: [HEAD] } : null
  },
}
const test = apiTestWith({ overrides: { register, pdf: fakePdf() } })
const withoutService = apiTestWith({})
const ask = (siret: string) => ({ query: { siret } })

describe('findCompany', () => {
  test('gives what the register tells, to who is not signed in, too', async ({ api }) => {
    const { body } = await api.browser().call(findCompany, ask('912 345 600 00015'))
    expect(body).toEqual({ outcome: 'found', company: found, holder: null })
    const holderOf = async (firstName: string, lastName: string) =>
      (await api.browser().call(findCompany, { query: { siret: SIRET, firstName, lastName } })).body.holder
    expect(await holderOf('Clarisse', 'Vidalenc')).toBe('same')
    expect(await holderOf('Zoé', 'Autrenom')).toBe('other')
    expect(await holderOf('Zoé', ' ')).toBeNull()
    expect(asked).toContain(SIRET)
  })

  test('says that a company is not known, or that the register is away: one types by hand', async ({
    api,
  }) => {
    const unknown = await api.browser().call(findCompany, ask('07955542100019'))
    expect(unknown.body).toEqual({ outcome: 'unknown', company: null, holder: null })
    const away = await api.browser().call(findCompany, ask('96789015300018'))
    expect(away.body).toEqual({ outcome: 'unavailable', company: null, holder: null })
  })

  test('asks nobody about what is no SIRET', async ({ api }) => {
    const before = asked.length
    const refused = await api.browser().refusal(findCompany, ask('91234560000016'))
    expect(refused.errors).toMatchObject([{ code: 'siret.invalid' }])
    expect(asked).toHaveLength(before)
  })

  withoutService('is away where no register is set', async ({ api }) => {
    expect((await api.browser().call(findCompany, ask(SIRET))).body.outcome).toBe('unavailable')
  })
})

describe('a joining for whose SIRET the register names others', () => {
  test('is told so and not refused; staff see it, and look at the company of the member', async ({ api }) => {
    const { proof, order, body } = await send(api, { firstName: 'Zoé', lastName: 'Autrenom', siret: SIRET })
    expect(body).toMatchObject({ state: 'submitted', companyHolder: 'other' })
    await pay(api, proof, 'transfer')
    const { paymentId, personId } = await rowOf(api, order.email)
    const staff = await api.signInAs(await api.make.staff('admin'))
    const { items } = (await staff.call(listJoinings, { query: { q: order.email } })).body
    expect(items).toMatchObject([{ companyHolder: 'other', state: 'awaiting-payment' }])
    await staff.call(recordPayment, { params: { id: String(paymentId) }, body: { paidOn: '2026-11-22' } })
    const toCheck = (await staff.call(listMembers, { query: { company: 'to-check' } })).body.items
    expect(toCheck.map((member) => member.personId)).toEqual([personId])
    expect((await staff.call(getFigures)).body.companiesToCheck).toBe(1)
    const own = await api.signInAs({ id: String(personId) })
    expect((await own.call(getMe)).body.company).toMatchObject({
      ...{ standing: 'to-check', holder: 'other', fields: [], source: 'joining' },
    })
  })

  test('says nothing of the kind where it names the person, nor before it is sent again', async ({ api }) => {
    const { browser, token, order, body } = await send(api, { lastName: 'Vidalenc', siret: SIRET })
    expect(body.companyHolder).toBe('same')
    const { termsVersion: _t, nir: _n, ...typed } = order
    const draft = { ...typed, lastName: 'Autrenom', partnerId: '', referralCode: '' }
    const saved = await browser.call(saveJoining, { params: { token }, body: joiningDraft(draft as never) })
    expect(saved.body).toMatchObject({ state: 'draft', companyHolder: null })
  })
})

/** A register that answers one thing. */
async function served(answer: RequestListener, use: (base: string) => Promise<void>) {
  const server = createServer(answer).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/register/`)
  server.closeAllConnections()
  server.close()
}
const place = {
  ...{ siret: SIRET, etat_administratif: 'A', activite_principale: '74.10Z', complement_adresse: null },
  ...{ numero_voie: '14', indice_repetition: 'BIS', type_voie: 'RUE', libelle_voie: 'DES LAVANDES' },
  ...{ code_postal: '13100', libelle_commune: 'AIX-EN-PROVENCE', date_creation: '2021-03-01' },
  ...{ date_fermeture: null, statut_diffusion_etablissement: 'O', unheard_of: [1] },
}
const unit = {
  ...{ nom_complet: 'CLARISSE VIDALENC', etat_administratif: 'A', statut_diffusion: 'O' },
  ...{ siege: null, matching_etablissements: [place] },
}
const answering =
  (results: unknown[]): RequestListener =>
  (_, response) =>
    response.setHeader('content-type', 'application/json').end(JSON.stringify({ results, total_results: 1 }))

describe('the company register', () => {
  it('is asked for one number, and read in small letters', async () => {
    const asked: string[] = []
    const answer: RequestListener = (request, response) => {
      asked.push(String(request.url))
      answering([unit])(request, response)
    }
    await served(answer, async (base) => {
      expect(await createCompanyRegister(base).find(SIRET)).toEqual({
        ...found,
        ...{ legalForm: null, people: [] },
        street: '14 Bis Rue des Lavandes',
      })
    })
    expect(asked).toEqual([`/register/search?q=${SIRET}&page=1&per_page=1`])
  })

  it('tells nothing of who is masked, and that one has closed', async () => {
    const masked = Object.fromEntries(
      Object.entries(place).map(([key, value]) =>
        /voie|postal|adresse/u.test(key) ? [key, '[NON-DIFFUSIBLE]'] : [key, value],
      ),
    )
    const results = [
      {
        ...{ ...unit, nom_complet: '[NON-DIFFUSIBLE]', statut_diffusion: 'P', etat_administratif: 'C' },
        ...{ date_fermeture: '2025-06-30', matching_etablissements: [], siege: masked },
      },
    ]
    await served(answering(results), async (base) => {
      expect(await createCompanyRegister(base).find(SIRET)).toMatchObject({
        ...{ name: null, isMasked: true, isOpen: false, closedOn: '2025-06-30' },
        ...{ street: null, postcode: null, city: 'Aix-en-Provence' },
      })
    })
  })

  it('does not take another establishment for the one asked for', async () => {
    const other = { ...place, siret: '91234560000023' }
    await served(answering([{ ...unit, matching_etablissements: [other] }]), async (base) => {
      expect(await createCompanyRegister(base).find(SIRET)).toBeNull()
    })
  })

  it.each<[string, RequestListener]>([
    ['a refusal', (_, response) => response.writeHead(429).end()],
    ['what is no answer', (_, response) => response.end('<html></html>')],
    ['an answer of another shape', (_, response) => response.end('{"results":[{"siege":1}]}')],
    ['an answer without end', (_, response) => response.end(`{"results":["${'x'.repeat(600_000)}"]}`)],
    ['a redirection', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ])('fails on %s', async (_, answer) => {
    await served(answer, async (base) => {
      await expect(createCompanyRegister(base).find(SIRET)).rejects.toThrow(/./u)
    })
  })

  it('writes as people do', () => {
    expect(inSmallLetters("14 RUE DE L'ÉGLISE SAINT-JEAN")).toBe("14 Rue de l'Église Saint-Jean")
    expect(inSmallLetters('LE PUY-EN-VELAY')).toBe('Le Puy-en-Velay')
  })
})
