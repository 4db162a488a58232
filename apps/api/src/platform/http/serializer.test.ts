import { ALL_ROUTES } from '@guichet/contract/all-routes'
import fastJson from 'fast-json-stringify'
import { expect, it, vi } from 'vitest'
import { z } from 'zod'
import { strictSerializer } from './serializer.ts'

const serializerOf = (schema: z.ZodType) =>
  strictSerializer({ schema, method: 'GET', url: '/', httpStatus: '200' } as never)

vi.mock(import('fast-json-stringify'), async (original) => {
  const real = await original()
  return { ...real, default: Object.assign(vi.fn(real.default), real.default) }
})

it('compiles each answer once, when the first one leaves', () => {
  const schema = z.object({ shown: z.string().nullable() })
  const [one, other] = [serializerOf(schema), serializerOf(schema)]
  vi.mocked(fastJson).mockClear()
  expect(one({ shown: 'é', hidden: 1 })).toBe('{"shown":"é"}')
  expect(other({ shown: null })).toBe('{"shown":null}')
  expect(serializerOf(schema)({ shown: '' })).toBe('{"shown":""}')
  expect(fastJson).toHaveBeenCalledTimes(1)
})

it('is there for every answer of the contract', () => {
  const broken = ALL_ROUTES.flatMap(({ operationId, responses, produces }) =>
    Object.values(responses).flatMap((schema) => {
      if (schema === null || produces) return []
      try {
        serializerOf(schema as unknown as z.ZodType)({})
        return []
      } catch (error) {
        // What an answer lacks is told only by a serializer that was compiled.
        return /is required!|cannot be|not match|undefined/u.test(String(error))
          ? []
          : [`${operationId}: ${error}`]
      }
    }),
  )
  expect(broken).toEqual([])
})
