import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, parseLocalDate } from './local-date.ts'
import {
  guessMapping,
  importedPeriod,
  MEMBER_TARGETS,
  mappingErrors,
  memberCells,
  readDay,
  readMemberRow,
  repeatedMembers,
  splitName,
} from './member-import.ts'
import { ANNUAL_TERMS, lastDayOf } from './membership-terms.ts'

const NAMES = { lastName: 'Dupont', firstName: 'Marie' }
const read = (over: object = {}, row = 2) => readMemberRow(row, { ...NAMES, ...over })
const codes = (over: object) => read(over).errors.map(({ target, code }) => `${target} ${code}`)

describe('guessMapping', () => {
  it('knows an export of Galette, by its fields and by its words', () => {
    expect(
      guessMapping(['id_adh', 'nom_adh', 'prenom_adh', 'email_adh', 'cp_adh', 'ville_adh', 'date_echeance']),
    ).toEqual([null, 'lastName', 'firstName', 'email', 'postcode', 'city', 'endsOn'])
    expect(guessMapping(['Nom', 'Prénom', 'Courriel', 'GSM', 'Profession', 'Échéance'])).toEqual([
      ...['lastName', 'firstName', 'email', 'phone', 'activity', 'endsOn'],
    ])
  })

  it('knows an export of Paheko, with one column for the whole name', () => {
    expect(
      guessMapping(['Numéro de membre', 'Nom', 'Adresse e-mail', 'Code postal', 'Date d’inscription']),
    ).toEqual(['number', 'fullName', 'email', 'postcode', 'startsOn'])
  })

  it('names nothing twice, whatever the first line holds', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('Nom', 'mail', 'E-mail', 'tel'))),
        (header) => {
          const named = guessMapping(header).filter((target) => target !== null)
          expect(new Set(named).size).toBe(named.length)
        },
      ),
    )
  })
})

it('mappingErrors asks for the names, once each', () => {
  expect(mappingErrors(['lastName', 'firstName', null])).toEqual([])
  expect(mappingErrors(['fullName'])).toEqual([])
  expect(mappingErrors(['email'])).toEqual([{ row: 1, target: 'lastName', code: 'import.column-missing' }])
  expect(mappingErrors(['lastName', 'lastName', 'firstName']).map(({ code }) => code)).toEqual([
    'import.column-twice',
  ])
})

it.each([
  ['DUPONT Marie-Ange', 'Marie-Ange', 'DUPONT'],
  ['Marie DE LA TOUR', 'Marie', 'DE LA TOUR'],
  ['Marie Dupont', 'Marie', 'Dupont'],
  ['MARIE DUPONT', 'MARIE', 'DUPONT'],
  ['Cher', 'Cher', ''],
])('splitName of %s', (text, firstName, lastName) => {
  expect(splitName(text)).toEqual({ firstName, lastName })
})

it.each([
  ['28/12/2022', '2022-12-28'],
  ['1/2/2024', '2024-02-01'],
  ['2024-02-29 00:00:00', '2024-02-29'],
  ['2024/02/29', '2024-02-29'],
  ['29.02.2024', '2024-02-29'],
  ['0000-00-00', null],
  ['', null],
  ['29/02/2023', undefined],
  ['demain', undefined],
  ['45000', undefined],
])('readDay of "%s"', (text, expected) => {
  expect(readDay(text)).toBe(expected)
})

describe('readMemberRow', () => {
  it('reads fields as people write them', () => {
    const { member, errors } = read({
      ...{ number: '12', email: ' Marie@Example.ORG ', phone: '06 12 34 56 78', siret: '552 081 317 66522' },
      ...{ postcode: '4100', website: 'dupont.example', amount: '69,00 €', method: 'Chèque', ape: '69.20z' },
      ...{ startsOn: '01/03/2025', endsOn: '28/02/2026' },
    })
    expect(errors).toEqual([])
    expect(member).toMatchObject({
      ...{ number: 12, email: 'marie@example.org', siret: '55208131766522', postcode: '04100' },
      ...{ website: 'https://dupont.example', amountCents: 6900, method: 'cheque' },
      ...{ startsOn: '2025-03-01', endsOn: '2026-02-28' },
    })
  })

  it('refuses beside the column', () => {
    expect(codes({ lastName: '' })).toEqual(['lastName required'])
    expect(codes({ lastName: undefined, firstName: undefined, fullName: 'Cher' })).toEqual([
      'fullName required',
    ])
    expect(codes({ email: 'marie' })).toEqual(['email email.invalid'])
    expect(codes({ siret: '123', nir: '1' }).toSorted()).toEqual(['nir nir.invalid', 'siret siret.invalid'])
    expect(codes({ endsOn: '31/02/2026' })).toEqual(['endsOn date.invalid'])
    expect(codes({ startsOn: '01/03/2026', endsOn: '01/03/2025' })).toEqual(['endsOn date.before-start'])
    expect(codes({ amount: 'gratuit', method: 'troc', number: '0' }).toSorted()).toEqual([
      ...['amount number.range', 'method invalid', 'number number.range'],
    ])
    expect(codes({ city: 'a\u0000b' })).toEqual(['city text.characters'])
    expect(codes({ city: 'x'.repeat(101) })).toEqual(['city text.too-long'])
  })

  it('never throws, tells its own line, and leaves nothing of another type', () => {
    const any = fc.record(Object.fromEntries(MEMBER_TARGETS.map((target) => [target, fc.string()])))
    fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 100_000 }), (cells, row) => {
        const { member, errors } = readMemberRow(row, cells)
        for (const error of errors) expect(error.row).toBe(row)
        expect(typeof member.email).toBe('string')
      }),
    )
  })
})

it('memberCells leaves out what is not mapped, and what the line lacks is empty', () => {
  expect(memberCells([null, 'lastName', 'city'], ['x', 'Dupont'])).toEqual({ lastName: 'Dupont', city: '' })
})

it('repeatedMembers tells the later lines, and lets several be without e-mail', () => {
  const list = [
    read({ email: 'a@b.fr', number: '1' }, 2),
    read({ email: 'A@b.fr' }, 3),
    read({ number: '01' }, 4),
    read({}, 5),
  ].map(({ member }) => member)
  const told = [
    { row: 3, target: 'email', code: 'import.twice' },
    { row: 4, target: 'number', code: 'import.twice' },
  ]
  expect(repeatedMembers()(list)).toEqual(told)
  const byParts = repeatedMembers()
  expect(list.flatMap((member) => byParts([member]))).toEqual(told)
})

describe('importedPeriod', () => {
  const lastDay = (startsOn: ReturnType<typeof parseLocalDate>) => lastDayOf(ANNUAL_TERMS, startsOn)
  const day = parseLocalDate
  it('completes the day that is missing', () => {
    expect(importedPeriod({ startsOn: null, endsOn: null }, lastDay)).toBeNull()
    expect(importedPeriod({ startsOn: null, endsOn: day('2026-02-28') }, lastDay)).toEqual({
      ...{ startsOn: '2025-03-01', endsOn: '2026-02-28' },
    })
    expect(importedPeriod({ startsOn: day('2024-02-29'), endsOn: null }, lastDay)?.endsOn).toBe('2025-02-27')
  })

  it('never begins after its end', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (count) => {
        const endsOn = addDays(day('1995-01-01'), count)
        const period = importedPeriod({ startsOn: null, endsOn }, lastDay)
        expect(period && period.startsOn <= period.endsOn).toBe(true)
      }),
    )
  })
})
