import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bearsSameNames, type PivotIdentity, tellsSameBirth } from './pivot-identity.ts'

const LEA: PivotIdentity = {
  ...{ givenNames: 'Léa Marie', birthName: 'AUBANEL', usualName: 'D’ORVES', gender: 'female' },
  ...{ birthdate: '1984-05-17', birthplace: '13001', birthcountry: '99100' },
}
const nirOf = (body: string) => {
  const number = Number(body.replace('2A', '19').replace('2B', '18'))
  return body + String(97 - (number % 97)).padStart(2, '0')
}

describe('a social security number', () => {
  it.each([
    ['of the same birth', '2840513001123', true],
    ['of the other sex', '1840513001123', false],
    ['of another year', '2850513001123', false],
    ['of another month', '2840613001123', false],
    ['of another place', '2840513055123', false],
    ['whose month is not known', '2843013001123', false],
    ['given provisionally', '8840513001123', true],
  ])('%s', (_, body, same) => expect(tellsSameBirth(nirOf(body), LEA)).toBe(same))

  it('tells the country of who was born abroad, and the department in Corsica', () => {
    const abroad = { ...LEA, birthplace: '', birthcountry: '99139' }
    expect(tellsSameBirth(nirOf('2840599139001'), abroad)).toBe(true)
    expect(tellsSameBirth(nirOf('2840599134001'), abroad)).toBe(false)
    expect(tellsSameBirth(nirOf('284052A004001'), { ...LEA, birthplace: '2A004' })).toBe(true)
  })

  it('with a wrong key tells nothing, nor does any other text', () => {
    const right = nirOf('2840513001123')
    expect(tellsSameBirth(`${right.slice(0, 13)}${right.endsWith('01') ? '02' : '01'}`, LEA)).toBe(false)
    fc.assert(fc.property(fc.string(), (text) => !tellsSameBirth(text, LEA)))
  })

  it('tells a birth whatever the order number, and only of that month and place', () => {
    const part = (min: number, max: number, length: number) =>
      fc.integer({ min, max }).map((value) => String(value).padStart(length, '0'))
    const numbers = fc.tuple(part(1, 12, 2), part(1, 95, 2), part(1, 900, 3), part(1, 999, 3))
    fc.assert(
      fc.property(numbers, ([month, department, town, order]) => {
        const nir = nirOf(`284${month}${department}${town}${order}`)
        const born = { ...LEA, birthdate: `1984-${month}-09`, birthplace: `${department}${town}` }
        expect(tellsSameBirth(nir, born)).toBe(true)
        expect(tellsSameBirth(nir, { ...born, birthdate: `1985-${month}-09` })).toBe(false)
        expect(tellsSameBirth(nir, { ...born, gender: 'male' })).toBe(false)
      }),
    )
  })
})

describe('the names of a file', () => {
  it.each([
    ['Léa', 'Aubanel'],
    ['LEA', 'aubanel'],
    ['Léa', "D'Orves"],
    ['Léa', 'Aubanel-d’Orves'],
    ['Léa', 'D’Orves Aubanel'],
    ['Léa-Marie', 'Aubanel'],
  ])('are those of the person: %s %s', (firstName, lastName) =>
    expect(bearsSameNames({ firstName, lastName }, LEA)).toBe(true),
  )

  it.each([
    ['Marie', 'Aubanel'],
    ['Léa Anne', 'Aubanel'],
    ['Lé', 'Aubanel'],
    ['', 'Aubanel'],
    ['Léa', 'Orves'],
    ['Léa', 'Auban'],
    ['Léa', ''],
  ])('are not: %s %s', (firstName, lastName) =>
    expect(bearsSameNames({ firstName, lastName }, LEA)).toBe(false),
  )

  it('are those of birth alone where there is no other', () => {
    const single = { ...LEA, usualName: null }
    expect(bearsSameNames({ firstName: 'Léa', lastName: 'Aubanel' }, single)).toBe(true)
    expect(bearsSameNames({ firstName: 'Léa', lastName: 'D’Orves' }, single)).toBe(false)
  })
})
