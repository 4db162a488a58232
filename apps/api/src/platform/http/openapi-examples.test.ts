import { ALL_ROUTES } from '@guichet/contract/all-routes'
import { PROBLEM_CODES, problem } from '@guichet/contract/problems'
import type { Schema } from '@guichet/contract/route'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { EXAMPLES } from './openapi-examples.ts'
import { problemExample } from './openapi-problems.ts'

/** Answers are compared as the contract gives them: fields that it does not know are wrong here. */
const strictly = (schema: Schema): z.ZodType => {
  const zod = schema as unknown as z.ZodType
  return zod instanceof z.ZodObject ? zod.strict() : zod
}
const faults = (schema: Schema, value: unknown): unknown[] =>
  strictly(schema).safeParse(value).error?.issues ?? []

describe('examples', () => {
  it('are those of the routes, all and only', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual(ALL_ROUTES.map(({ operationId }) => operationId).sort())
  })

  describe.each(ALL_ROUTES.map((route) => ({ name: route.operationId, route })))('$name', ({ route }) => {
    const { params = {}, body, responses = {} } = EXAMPLES[route.operationId] ?? {}
    const shapeOf = (schema: Schema | undefined) =>
      (schema as unknown as z.ZodObject | undefined)?.shape ?? ({} as z.ZodRawShape)

    it('has a valid value for each parameter', () => {
      const shape = { ...shapeOf(route.params), ...shapeOf(route.query) }
      expect(Object.keys(params).sort()).toEqual(Object.keys(shape).sort())
      expect(z.strictObject(shape).safeParse(params).error?.issues ?? []).toEqual([])
    })

    it('has valid bodies', () => {
      expect(body !== undefined).toBe(route.body !== undefined)
      for (const { value } of Object.values(body ?? {})) {
        if (route.body) expect(faults(route.body, value)).toEqual([])
      }
    })

    it('has valid answers of each status', () => {
      const statuses = Object.entries(route.responses)
        .filter(([, schema]) => schema !== null && !route.produces)
        .map(([status]) => status)
      expect(Object.keys(responses).sort()).toEqual(statuses.sort())
      for (const [status, named] of Object.entries(responses)) {
        const schema = route.responses[Number(status)]
        for (const { value } of Object.values(named)) {
          if (schema) expect(faults(schema, value)).toEqual([])
        }
      }
    })
  })

  it.each(PROBLEM_CODES)('shows the problem %s', (code) => {
    expect(problem.strict().safeParse(problemExample(code)).error?.issues ?? []).toEqual([])
  })
})
