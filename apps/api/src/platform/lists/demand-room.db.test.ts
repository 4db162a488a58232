import { partners } from '@guichet/db/schema'
import { dbTest as test } from '@guichet/db/testing'
import { describe, expect } from 'vitest'
import { createTestDeps } from '../../testing/test-deps.ts'
import { demandRoom } from './demand-room.ts'

describe('a list that is shown whole', () => {
  test('takes no more than its answer may hold', async ({ tx }) => {
    const ctx = createTestDeps({ tx }).ctx()
    await tx.delete(partners)
    const add = (name: string) => tx.insert(partners).values({ id: ctx.ids.uuid(), name })
    await add('Un')
    await expect(demandRoom(ctx, partners, 2)).resolves.toBeUndefined()
    await add('Deux')
    await expect(demandRoom(ctx, partners, 2)).rejects.toMatchObject({ code: 'catalogue.full' })
  })
})
