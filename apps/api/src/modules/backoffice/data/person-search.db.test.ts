import { persons } from '@guichet/db/schema'
import { dbTest } from '@guichet/db/testing'
import { searchKey } from '@guichet/domain/text'
import { and, asc, sql } from 'drizzle-orm'
import { describe, expect } from 'vitest'
import { systemIds } from '../../../platform/ports/ids.ts'
import { exactly } from './person-search.ts'

const PEOPLE = ['Zoé Marchandeau zoe.m@quelquepart.example', 'Zoé Marchandeau zoe.m@ailleurs.example']

describe('a word of a search for persons', () => {
  dbTest('may be an address, whole or a part of one', async ({ tx }) => {
    const rows = PEOPLE.map((text) => ({
      ...{ id: systemIds.uuid(), firstName: 'Zoé', lastName: 'Marchandeau', email: '' },
      ...{ searchKey: searchKey(text), createdAt: new Date(0), updatedAt: new Date(0) },
    }))
    await tx.insert(persons).values(rows)
    const find = async (...words: string[]) => {
      const found = await tx
        .select({ key: persons.searchKey })
        .from(persons)
        .where(and(...words.map(exactly)))
        .orderBy(asc(persons.id))
      return found.map(({ key }) => key)
    }
    const [first, second] = PEOPLE.map(searchKey)
    expect(await find('zoe.m@quelque')).toEqual([first])
    expect(await find('e.m@a')).toEqual([second])
    expect(await find('m@ailleurs.example')).toEqual([second])
    expect(await find('@quelquepart', 'marchand')).toEqual([first])
    expect(await find('zoe.m@')).toEqual([first, second])
    expect(await find('zoe.m@nulle')).toEqual([])
    expect(await find('marchandeau@')).toEqual([])
  })

  dbTest('is looked for in the index by what stands before the @ alone', async ({ tx }) => {
    await tx.execute(sql`set local enable_seqscan = off`)
    const query = tx.select({ id: persons.id }).from(persons).where(exactly('zoe.m@quelquepart'))
    const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query.getSQL()}`)
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain("Index Cond: (search_key ~~ '%zoe.m@%'::text)")
  })
})
