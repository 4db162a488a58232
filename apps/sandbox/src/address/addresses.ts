export interface FoundAddress {
  /** "12bis", as the national base writes it; none for a whole street. */
  readonly housenumber: string | undefined
  readonly street: string
  /** Number and street in one. */
  readonly name: string
  readonly postcode: string
  readonly city: string
}

const STREETS = [
  'Rue de Billancourt',
  'Rue des Lavandes',
  'Avenue de la Durance',
  'Chemin des Restanques',
  'Place de la Fontaine',
  'Impasse du Four à Pain',
  'Boulevard Frédéric Mistral',
  'Rue de l’Horloge',
  'Traverse des Oliviers',
  'Cours des Platanes',
  'Montée de l’Église',
  'Rue du Marché aux Herbes',
  'Quai des Pêcheurs',
  'Rue de la Savonnerie',
]
const TOWNS = [
  ['92100', 'Boulogne-Billancourt'],
  ['13100', 'Aix-en-Provence'],
  ['84000', 'Avignon'],
  ['83000', 'Toulon'],
  ['04000', 'Digne-les-Bains'],
  ['69003', 'Lyon'],
  ['2A000', 'Ajaccio'],
] as const

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, ' ')
    .trim()

/** A number at the start, with its suffix: "12 bis", "12bis", "12". */
const NUMBER = /^(\d{1,4})\s?(bis|ter|quater)?\s+/u

/** Every street of every town is there; each word typed must begin a word of the street, the town or the postcode. */
export function findAddresses(query: string): readonly FoundAddress[] {
  const typed = fold(query)
  const number = NUMBER.exec(typed)
  const housenumber = number ? `${number[1]}${number[2] ?? ''}` : undefined
  const words = typed.slice(number?.[0].length ?? 0).split(' ')
  return STREETS.flatMap((street) =>
    TOWNS.map(([postcode, city]) => ({
      ...{ housenumber, street, postcode: postcode.replace('2A', '20'), city },
      name: housenumber ? `${housenumber} ${street}` : street,
    })),
  ).filter(({ street, postcode, city }) => {
    const known = `${fold(street)} ${postcode} ${fold(city)}`.split(' ')
    return words.every((word) => known.some((candidate) => candidate.startsWith(word)))
  })
}
