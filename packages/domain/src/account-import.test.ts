import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  beyondQuota,
  IMPORT_COLUMNS,
  importCells,
  REQUIRED_COLUMNS,
  readImportHeader,
  readImportRow,
  repeatedLogins,
} from './account-import.ts'

const cells = (over: Record<string, string> = {}) => ({
  ...importCells([], []),
  ...{ compte: 'cs1', 'compte primaire': 'asp1ent' },
  ...over,
})
const read = (over: Record<string, string> = {}, row = 2) => readImportRow(row, cells(over))
const codes = (over: Record<string, string>) =>
  read(over).errors.map(({ column, code }) => `${column} ${code}`)

describe('readImportHeader', () => {
  it('knows the columns whatever their order, case, accents and underscores', () => {
    const shuffled = fc.shuffledSubarray([...IMPORT_COLUMNS], { minLength: IMPORT_COLUMNS.length })
    void fc.assert(
      fc.property(shuffled, fc.boolean(), (columns, loud) => {
        const written = columns.map((column) =>
          loud ? column.toUpperCase() : column.normalize('NFD').replace(/\p{M}/gu, '').replaceAll(' ', '_'),
        )
        const header = readImportHeader(written)
        expect(header.errors).toEqual([])
        expect(header.columns).toEqual(columns)
      }),
    )
  })

  it('says what is missing, unknown and there twice', () => {
    expect(readImportHeader(['Compte', 'Couleur', 'compte', '']).errors).toEqual([
      { row: 1, column: 'Couleur', code: 'import.column-unknown' },
      { row: 1, column: 'compte', code: 'import.column-twice' },
      ...REQUIRED_COLUMNS.filter((column) => column !== 'compte').map((column) => ({
        ...{ row: 1, column, code: 'import.column-missing' },
      })),
    ])
  })
})

describe('readImportRow', () => {
  it('ends the login of a secondary with its primary’s, written or not', () => {
    expect(read().account.login).toBe('cs1.asp1ent')
    expect(read({ compte: 'CS1.asp1ent' }).account.login).toBe('cs1.asp1ent')
    expect(read({ 'compte primaire': '' }).account).toMatchObject({
      ...{ login: 'cs1', primaryLogin: null, hasMailbox: true },
    })
  })

  it('reads words as people write them', () => {
    const { account, errors } = read({
      ...{ type: 'Expert-comptable', civilité: 'Madame', 'boite mail': 'OUI', autonome: 'x' },
      téléprocédures: 'DSN | AED',
    })
    expect(errors).toEqual([])
    expect(account).toMatchObject({
      ...{ accountType: 'accountant', title: 'mme', hasMailbox: true, autonomous: true },
      procedures: ['DSN', 'AED'],
    })
  })

  it('refuses beside the column', () => {
    expect(codes({ compte: '' })).toEqual(['compte required'])
    expect(codes({ compte: 'é' })).toEqual(['compte login.invalid'])
    expect(codes({ compte: 'releves' })).toEqual(['compte login.reserved'])
    expect(codes({ 'boite mail': 'peut-être', type: 'banque' }).toSorted()).toEqual([
      'boite mail invalid',
      'type invalid',
    ])
    expect(codes({ profil: 'principal', 'nombre de comptes secondaires': '3' })).toEqual([
      'nombre de comptes secondaires import.primary-only',
      'profil import.primary-only',
    ])
    const primary = { 'compte primaire': '', autonome: 'oui', 'nombre de comptes secondaires': '1e3' }
    expect(codes(primary)).toEqual([
      'nombre de comptes secondaires number.range',
      'autonome import.secondary-only',
    ])
    expect(codes({ téléprocédures: 'DSN|DSN' })).toEqual(['téléprocédures invalid'])
  })

  it('never throws, and tells its own line', () => {
    const any = fc.record(
      Object.fromEntries(IMPORT_COLUMNS.map((column) => [column, fc.string({ unit: 'grapheme' })])),
    )
    void fc.assert(
      fc.property(any, fc.integer({ min: 2, max: 20_000 }), (given, row) => {
        for (const error of readImportRow(row, cells(given as Record<string, string>)).errors)
          expect(error.row).toBe(row)
      }),
    )
  })
})

it('repeatedLogins tells the later lines', () => {
  const accounts = [read({}, 2), read({ compte: 'cs2' }, 3), read({ compte: 'CS1' }, 4)].map(
    (one) => one.account,
  )
  expect(repeatedLogins(accounts)).toEqual([{ row: 4, column: 'compte', code: 'import.login-twice' }])
})

it('beyondQuota lets through as many mailboxes as there are places, for each primary', () => {
  const line = fc.tuple(fc.constantFrom('aaa', 'bbb', ''), fc.boolean())
  void fc.assert(
    fc.property(fc.array(line), fc.nat(6), fc.nat(6), (lines, a, b) => {
      const accounts = lines.map(
        ([primary, box], index) =>
          read({ 'compte primaire': primary, 'boite mail': box ? 'oui' : 'non' }, index + 2).account,
      )
      const refused = new Set(
        beyondQuota(
          accounts,
          new Map([
            ['aaa', a],
            ['bbb', b],
          ]),
        ).map(({ row }) => row),
      )
      for (const [login, places] of [
        ['aaa', a],
        ['bbb', b],
      ] as const) {
        const wanted = accounts.filter((one) => one.primaryLogin === login && one.hasMailbox)
        expect(wanted.filter(({ row }) => !refused.has(row))).toHaveLength(Math.min(places, wanted.length))
      }
      for (const one of accounts) if (one.primaryLogin === null) expect(refused.has(one.row)).toBe(false)
    }),
  )
})
