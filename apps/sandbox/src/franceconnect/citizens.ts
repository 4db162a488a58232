import { createHash } from 'node:crypto'
import type { Collection, Journal } from '../state/journal.ts'

/** Somebody as the register of persons knows him: the six claims that make an identity, and what is told beside them. */
export interface Citizen {
  readonly id: string
  /** All given names, parted by spaces. */
  readonly given_name: string
  /** Of birth. */
  readonly family_name: string
  readonly birthdate: string
  readonly gender: 'male' | 'female'
  /** Number of the municipality (INSEE); empty for who was born abroad. */
  readonly birthplace: string
  /** Number of the country (INSEE); 99100 is France. */
  readonly birthcountry: string
  readonly email: string
  /** The name in use, where it is another than that of birth. */
  readonly preferred_username?: string
  /** What the page says of this person. */
  readonly note: string
}

const FRANCE = '99100'

/** Invented people, for the demo and for tests. */
const CITIZENS: readonly Citizen[] = [
  {
    ...{ id: 'elodie', given_name: 'Élodie Marie', family_name: 'AUBANEL-ROCHE', gender: 'female' },
    ...{ birthdate: '1984-05-17', birthplace: '13001', birthcountry: FRANCE },
    ...{ email: 'elodie.aubanel@courriel.example' },
    note: 'L’adhérente active de la démonstration : son numéro de sécurité sociale dit la même naissance.',
  },
  {
    ...{ id: 'homonyme', given_name: 'Élodie Louise', family_name: 'AUBANEL-ROCHE', gender: 'female' },
    ...{ birthdate: '1991-11-02', birthplace: '69123', birthcountry: FRANCE },
    ...{ email: 'e.aubanel-roche@courriel.example' },
    note: 'Son homonyme, née ailleurs un autre jour : elle n’est pas adhérente.',
  },
  {
    ...{ id: 'inconnu', given_name: 'Thibault Henri', family_name: 'DESGRANGES', gender: 'male' },
    ...{ birthdate: '1979-02-28', birthplace: '59350', birthcountry: FRANCE },
    ...{ email: 'thibault.desgranges@courriel.example' },
    note: 'Inconnu du portail, sans nom d’usage.',
  },
  {
    ...{ id: 'usage', given_name: 'Solène Anne', family_name: 'LE GOFF', gender: 'female' },
    ...{ birthdate: '1988-08-30', birthplace: '29019', birthcountry: FRANCE },
    ...{ email: 'solene.carpentier@courriel.example', preferred_username: 'CARPENTIER' },
    note: 'Mariée, avec un nom d’usage.',
  },
  {
    ...{ id: 'etranger', given_name: 'Inês', family_name: 'FERREIRA DA COSTA', gender: 'female' },
    ...{ birthdate: '1993-01-01', birthplace: '', birthcountry: '99139' },
    ...{ email: 'ines.ferreira@courriel.example' },
    note: 'Née au Portugal : pas de commune de naissance.',
  },
]

/** Who a service is told about, always the same for the same person: 64 hexadecimal digits and `v1`. */
export const subjectOf = ({ id }: Citizen): string =>
  `${createHash('sha256').update(`citizen ${id}`).digest('hex')}v1`

export interface CivilRegister {
  all(): readonly Citizen[]
  find(id: string): Citizen | undefined
  findSubject(subject: string): Citizen | undefined
  add(citizen: Citizen): void
}

/** The invented people, and those that tests add. */
export function openCivilRegister(journal: Journal): CivilRegister {
  const added: Collection<Citizen> = journal.collection<Citizen>('citizens')
  const all = () => [...CITIZENS, ...added.all()]
  return {
    all,
    find: (id) => all().find((citizen) => citizen.id === id),
    findSubject: (subject) => all().find((citizen) => subjectOf(citizen) === subject),
    add: (citizen) => void added.put(citizen),
  }
}
