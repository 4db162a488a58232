import { z } from 'zod'

/** An address that may be meant, as the national base writes it. */
export interface FoundAddress {
  readonly label: string
  readonly streetNumber: string | null
  readonly streetNumberSuffix: string | null
  readonly streetName: string | null
  readonly postcode: string
  readonly city: string
}

export interface AddressFinder {
  /** At most five, the best first. @throws when the service does not answer well within two seconds. */
  find(text: string): Promise<readonly FoundAddress[]>
}

const TIMEOUT_MS = 2000
const MOST = 5

const ANSWER = z.object({
  features: z
    .array(
      z.object({
        properties: z.object({
          label: z.string().max(300),
          housenumber: z.string().max(20).optional(),
          street: z.string().max(200).optional(),
          name: z.string().max(200).optional(),
          postcode: z.string().max(12),
          city: z.string().max(100),
        }),
      }),
    )
    .max(50),
})

/** "12bis" → 12 and bis; a suffix of one letter stays one in capitals. */
function splitNumber(text: string | undefined): [number: string | null, suffix: string | null] {
  const match = /^(\d{1,9})\s*(\p{L}{0,10})/u.exec(text ?? '')
  if (!match) return [null, null]
  const suffix = match[2] ?? ''
  if (suffix === '') return [match[1] ?? null, null]
  return [match[1] ?? null, suffix.length === 1 ? suffix.toUpperCase() : suffix.toLowerCase()]
}

/** The address service of the Géoplateforme, or one that speaks as it does; `base` ends before `/search`. */
export function createAddressFinder(base: string): AddressFinder {
  return {
    async find(text) {
      const url = new URL(`${base.replace(/\/+$/u, '')}/search`)
      url.search = new URLSearchParams({
        q: text,
        limit: String(MOST),
        autocomplete: '1',
        index: 'address',
      }).toString()
      const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), redirect: 'error' })
      if (!response.ok) throw new Error(`the address service answered ${response.status}`)
      const { features } = ANSWER.parse(await response.json())
      return features.slice(0, MOST).map(({ properties }) => {
        const [streetNumber, streetNumberSuffix] = splitNumber(properties.housenumber)
        const { label, postcode, city } = properties
        return {
          label,
          streetNumber,
          streetNumberSuffix,
          streetName: properties.street ?? properties.name ?? null,
          postcode,
          city,
        }
      })
    },
  }
}
