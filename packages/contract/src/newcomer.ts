import { z } from 'zod'
import { line, password } from './fields.ts'

/** What the link of an invitation carries. */
export const byLink = z.strictObject({
  token: z
    .string()
    .min(20)
    .max(100)
    .regex(/^[\w-]+$/u, 'invalid'),
})

/** Somebody new who accepts an invitation by its link, which has proven the address. */
export const newcomer = z.strictObject({ firstName: line(100), lastName: line(100), password })
