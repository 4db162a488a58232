import { z } from 'zod'
import { searchText } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Addresses'

/** An address that may be meant, in the French structure. */
const suggestion = z.object({
  label: z.string().max(300),
  streetNumber: z.string().max(10).nullable(),
  streetNumberSuffix: z.string().max(10).nullable(),
  streetName: z.string().max(200).nullable(),
  postcode: z.string().max(12),
  city: z.string().max(100),
})

export const suggestAddresses = defineRoute({
  method: 'GET',
  path: '/addresses',
  operationId: 'suggestAddresses',
  tag,
  summary: 'French addresses that begin as typed, from the national address service',
  description: 'Empty when the service does not answer: an address can always be typed by hand.',
  access: { kind: 'public' },
  rateLimit: 'public-lookup',
  query: z.strictObject({ q: searchText }),
  responses: { 200: z.object({ items: z.array(suggestion).max(10) }).meta({ id: 'AddressSuggestions' }) },
  problems: [],
})
