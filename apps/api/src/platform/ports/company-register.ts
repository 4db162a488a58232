import { z } from 'zod'

/** An establishment as the public register tells it; what its person has asked not to be told is null. */
export interface FoundCompany {
  readonly siret: string
  readonly name: string | null
  readonly isOpen: boolean
  /** Its person has asked that name and address are not told. */
  readonly isMasked: boolean
  readonly ape: string | null
  readonly startedOn: string | null
  readonly closedOn: string | null
  readonly street: string | null
  readonly complement: string | null
  readonly postcode: string | null
  readonly city: string | null
  /** Number of the legal form (INSEE): 1000 is a sole trader. */
  readonly legalForm: string | null
  /** The sole trader, or who leads a legal person; empty where that is not told. */
  readonly people: readonly { readonly lastName: string; readonly firstNames: string }[]
}

export interface CompanyRegister {
  /** The establishment of that number, null when the register does not know it. @throws when it does not answer well. */
  find(siret: string): Promise<FoundCompany | null>
}

const TIMEOUT_MS = 3000
/** An answer about one number takes some kilobytes. */
const MOST_BYTES = 500_000
const MASK = /^\[(?:NON-DIFFUSIBLE|ND)\]$/u
const DAY = /^\d{4}-\d\d-\d\d$/u

const text = (max: number) =>
  z
    .string()
    .nullish()
    .transform((value) => {
      const trimmed = value?.trim() ?? ''
      return trimmed === '' || MASK.test(trimmed) ? null : trimmed.slice(0, max)
    })
const day = z
  .string()
  .nullish()
  .transform((value) => (value && DAY.test(value) ? value : null))

const establishment = z.object({
  siret: z.string().regex(/^\d{14}$/u),
  etat_administratif: z.string().max(5),
  activite_principale: text(10),
  complement_adresse: text(200),
  numero_voie: text(20),
  indice_repetition: text(20),
  type_voie: text(50),
  libelle_voie: text(200),
  code_postal: text(12),
  libelle_commune: text(100),
  date_creation: day,
  date_fermeture: day,
  statut_diffusion_etablissement: z.string().max(5).nullish(),
})
const ANSWER = z.object({
  results: z
    .array(
      z.object({
        nom_complet: text(200),
        etat_administratif: z.string().max(5),
        statut_diffusion: z.string().max(5).nullish(),
        nature_juridique: text(10),
        date_fermeture: day,
        dirigeants: z
          .array(z.object({ nom: text(100), prenoms: text(200) }))
          .max(100)
          .nullish(),
        siege: establishment.nullish(),
        matching_etablissements: z.array(establishment).max(100).default([]),
      }),
    )
    .max(25),
})

/** 14 RUE DES LAVANDES → 14 Rue des Lavandes: the register writes in capitals. */
const LITTLE = new Set([
  'de',
  'des',
  'du',
  'la',
  'le',
  'les',
  'et',
  'en',
  'sur',
  'sous',
  'aux',
  'au',
  'a',
  'd',
  'l',
])
export function inSmallLetters(capitals: string): string {
  let isFirst = true
  return capitals.toLocaleLowerCase('fr').replace(/[\p{L}\p{N}]+/gu, (word) => {
    const isLittle = LITTLE.has(word) && !isFirst
    isFirst = false
    return isLittle ? word : word.charAt(0).toLocaleUpperCase('fr') + word.slice(1)
  })
}
const small = (value: string | null) => (value === null ? null : inSmallLetters(value))

async function readBounded(response: Response): Promise<unknown> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const part of response.body ?? []) {
    size += part.byteLength
    if (size > MOST_BYTES) throw new Error('the company register answered too much')
    parts.push(part)
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8'))
}

/** "Recherche d’entreprises", or a register that speaks as it does; `base` ends before `/search`. */
export function createCompanyRegister(base: string): CompanyRegister {
  return {
    async find(siret) {
      const url = new URL(`${base.replace(/\/+$/u, '')}/search`)
      url.search = new URLSearchParams({ q: siret, page: '1', per_page: '1' }).toString()
      const response = await fetch(url, {
        signal: AbortSignal.timeout(TIMEOUT_MS),
        redirect: 'error',
        headers: { accept: 'application/json', 'user-agent': 'guichet (self-hosted member portal)' },
      })
      if (!response.ok) throw new Error(`the company register answered ${response.status}`)
      const { results } = ANSWER.parse(await readBounded(response))
      for (const unit of results) {
        const places = [...unit.matching_etablissements, ...(unit.siege ? [unit.siege] : [])]
        const place = places.find((each) => each.siret === siret)
        if (!place) continue
        const isMasked = [unit.statut_diffusion, place.statut_diffusion_etablissement].some(
          (told) => told != null && told !== 'O',
        )
        const road = [place.numero_voie, place.indice_repetition, place.type_voie, place.libelle_voie]
        return {
          siret,
          name: unit.nom_complet,
          isOpen: unit.etat_administratif === 'A' && place.etat_administratif === 'A',
          isMasked,
          ape: place.activite_principale,
          startedOn: place.date_creation,
          closedOn: place.date_fermeture ?? unit.date_fermeture,
          street: place.libelle_voie && small(road.filter((part) => part !== null).join(' ')),
          complement: small(place.complement_adresse),
          postcode: place.code_postal,
          city: small(place.libelle_commune),
          legalForm: unit.nature_juridique,
          people: isMasked
            ? []
            : (unit.dirigeants ?? []).flatMap(({ nom, prenoms }) =>
                nom === null || prenoms === null ? [] : [{ lastName: nom, firstNames: prenoms }],
              ),
        }
      }
      return null
    },
  }
}
