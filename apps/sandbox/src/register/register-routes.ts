import type { FastifyInstance } from 'fastify'
import {
  BROKEN_SIRET,
  COMPANIES,
  type Company,
  type Establishment,
  SLOW_SIRET,
  soleTrader,
} from './companies.ts'

const modes = ['normal', 'slow', 'down', 'busy'] as const
type Mode = (typeof modes)[number]
const isMode = (value: unknown): value is Mode => modes.some((mode) => mode === value)

/** What the register writes in place of what a person has asked not to be told. */
const MASKED = '[NON-DIFFUSIBLE]'
const PER_PAGE = { usual: 10, most: 25 }
const LATE_MS = 6000

const establishmentView = (of: Establishment, masked: boolean) => {
  const told = (value: string) => (masked ? MASKED : value)
  const line = [of.complement, of.number, of.streetKind, of.street, of.postcode, of.city]
  return {
    ...{ siret: of.siret, est_siege: of.isHeadOffice, etat_administratif: of.open ? 'A' : 'F' },
    activite_principale: of.activity,
    adresse: told(line.filter((part) => part !== null).join(' ')),
    complement_adresse: of.complement === null ? null : told(of.complement),
    numero_voie: told(of.number),
    indice_repetition: null,
    type_voie: told(of.streetKind),
    libelle_voie: told(of.street),
    // The town stays in sight, the postcode does not.
    code_postal: told(of.postcode),
    libelle_commune: of.city,
    ...{ date_creation: of.since, date_debut_activite: of.since, date_fermeture: of.closedOn },
    ...{ liste_enseignes: null, nom_commercial: null },
    statut_diffusion_etablissement: masked ? 'P' : 'O',
  }
}

/** `matching` holds the establishments that the number asked for names; none for a SIREN. */
function companyView(company: Company, matching: readonly Establishment[]) {
  const masked = company.diffusion === 'P'
  const head = company.establishments.find(({ isHeadOffice }) => isHeadOffice)
  const { person } = company
  const leaders = [person ?? company.leader].filter((one) => one !== undefined)
  return {
    siren: company.siren,
    nom_complet: masked ? MASKED : company.name,
    nom_raison_sociale: person === null ? company.name : masked ? MASKED : null,
    nature_juridique: company.legalForm,
    activite_principale: company.activity,
    date_creation: company.since,
    date_fermeture: company.closedOn,
    etat_administratif: company.open ? 'A' : 'C',
    statut_diffusion: company.diffusion,
    nombre_etablissements: company.establishments.length,
    siege: head ? establishmentView(head, masked) : null,
    matching_etablissements: matching.map((each) => establishmentView(each, masked)),
    dirigeants: leaders.map(({ lastName, firstNames }) => ({
      nom: masked ? MASKED : lastName,
      prenoms: masked ? MASKED : firstNames,
      qualite: person === null ? 'Gérant' : 'Entrepreneur individuel',
      type_dirigeant: 'personne physique',
    })),
    complements: { est_entrepreneur_individuel: company.legalForm === '1000' },
  }
}

/** What is found by a SIRET, a SIREN, or words of the name of who may be told. */
function search(companies: readonly Company[], q: string) {
  const typed = q.trim()
  const number = typed.replace(/\s/gu, '')
  if (/^\d{14}$/u.test(number))
    return companies.flatMap((company) => {
      const matching = company.establishments.filter(({ siret }) => siret === number)
      return matching.length > 0 ? [companyView(company, matching)] : []
    })
  if (/^\d{9}$/u.test(number))
    return companies.filter(({ siren }) => siren === number).map((company) => companyView(company, []))
  const words = typed.toUpperCase().split(/\s+/u)
  return companies
    .filter(({ name, diffusion }) => diffusion === 'O' && words.every((word) => name.includes(word)))
    .map((company) => companyView(company, company.establishments))
}

/** The company register as "Recherche d’entreprises" answers it. `POST /register/behaviour` plays its faults,
 * `POST /register/companies` lets a sole trader begin. */
export function registerRoutes(app: FastifyInstance): void {
  let mode: Mode = 'normal'
  const registered: Company[] = []
  app.post<{ Body: { siret?: unknown; lastName?: unknown; firstNames?: unknown } | null }>(
    '/register/companies',
    (request, reply) => {
      const { siret, lastName, firstNames } = request.body ?? {}
      if (typeof siret !== 'string' || !/^\d{14}$/u.test(siret))
        return reply.code(400).send({ error: 'siret has fourteen digits' })
      const company = soleTrader(siret, String(lastName).toUpperCase(), String(firstNames).toUpperCase())
      registered.push(company)
      return reply.code(201).send({ siret, name: company.name })
    },
  )
  app.post<{ Body: { mode?: unknown } | null }>('/register/behaviour', (request, reply) => {
    const wanted = request.body?.mode
    if (!isMode(wanted)) return reply.code(400).send({ error: `mode is one of ${modes.join(', ')}` })
    mode = wanted
    return { mode }
  })
  app.get<{ Querystring: { q?: string; page?: string; per_page?: string } }>(
    '/register/search',
    async (request, reply) => {
      const { q = '', per_page: wanted } = request.query
      if (mode === 'down' || q === BROKEN_SIRET)
        return reply.code(503).send({ erreur: 'Service indisponible' })
      if (mode === 'busy')
        return reply.code(429).header('retry-after', '1').send({ erreur: 'Trop de requêtes' })
      if (mode === 'slow' || q === SLOW_SIRET) await new Promise((resolve) => setTimeout(resolve, LATE_MS))
      if (q.trim().length < 3)
        return reply.code(400).send({
          erreur: '3 caractères minimum pour les termes de la requête (ou utilisez au moins un filtre)',
        })
      const perPage = Math.min(PER_PAGE.most, Math.max(1, Number(wanted) || PER_PAGE.usual))
      const results = search([...COMPANIES, ...registered], q)
      return {
        results: results.slice(0, perPage),
        ...{ total_results: results.length, page: 1, per_page: perPage },
        total_pages: Math.ceil(results.length / perPage),
      }
    },
  )
}
