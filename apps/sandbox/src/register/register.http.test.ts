import { afterAll, beforeAll, expect, it } from 'vitest'
import { startWorld, type World } from '../testing/world.ts'
import { BROKEN_SIRET } from './companies.ts'

let world: World
interface Found {
  results: {
    nom_complet: string
    etat_administratif: string
    statut_diffusion: string
    siege: { siret: string; adresse: string } | null
    matching_etablissements: { siret: string; adresse: string; libelle_commune: string }[]
    dirigeants: { nom: string }[]
  }[]
  total_results: number
}
const search = (q: string) => world.json<Found>(`/register/search?q=${encodeURIComponent(q)}`)

beforeAll(async () => {
  world = await startWorld()
})
afterAll(() => world.stop())

it('finds the one establishment of a SIRET, and none below a SIREN', async () => {
  const { body } = await search('912 345 600 00023')
  expect(body.results).toMatchObject([
    {
      nom_complet: 'CLARISSE VIDALENC (ATELIER DU PASTEL)',
      siege: { siret: '91234560000015' },
      matching_etablissements: [{ siret: '91234560000023', libelle_commune: 'AIX-EN-PROVENCE' }],
      dirigeants: [{ nom: 'VIDALENC' }],
    },
  ])
  expect((await search('912345600')).body.results[0]?.matching_etablissements).toEqual([])
  expect((await search('savonnerie')).body.total_results).toBe(1)
})

it('tells neither name nor address of who is masked, and knows who has stopped', async () => {
  const [masked] = (await search('92345671900015')).body.results
  expect(masked).toMatchObject({ nom_complet: '[NON-DIFFUSIBLE]', statut_diffusion: 'P' })
  expect(JSON.stringify(masked)).not.toMatch(/MARCELLIN|FOUR A PAIN|84000/u)
  expect((await search('93456782700019')).body.results).toMatchObject([{ etat_administratif: 'C' }])
  expect((await search('marcellin')).body.results).toEqual([])
})

it('does not know a new company, and refuses what is too short', async () => {
  expect((await search('07955542100019')).body).toMatchObject({ results: [], total_results: 0 })
  expect((await search('ab')).status).toBe(400)
})

it('knows a sole trader who begins', async () => {
  const siret = '81000063800017'
  expect((await world.json('/register/companies', { siret: '1' })).status).toBe(400)
  await world.json('/register/companies', { siret, lastName: 'Aubanel', firstNames: 'Lise' })
  expect((await search(siret)).body.results).toMatchObject([
    { nom_complet: 'LISE AUBANEL', dirigeants: [{ nom: 'AUBANEL' }], matching_etablissements: [{ siret }] },
  ])
})

it('breaks down and comes back', async () => {
  expect((await search(BROKEN_SIRET)).status).toBe(503)
  expect((await world.json('/register/behaviour', { mode: 'odd' })).status).toBe(400)
  await world.json('/register/behaviour', { mode: 'busy' })
  expect((await search('savonnerie')).status).toBe(429)
  await world.json('/register/behaviour', { mode: 'down' })
  expect((await search('savonnerie')).status).toBe(503)
  await world.json('/register/behaviour', { mode: 'normal' })
  expect((await search('savonnerie')).status).toBe(200)
})
