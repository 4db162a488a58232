import { GO_LIVE_ITEMS, GO_LIVE_MARKS, GO_LIVE_PARTS, GO_LIVE_SERVICES } from '@guichet/domain/go-live'
import { z } from 'zod'
import { instantOut, optionalPhone } from './fields.ts'
import { defineRoute } from './route.ts'

const tag = 'Going live'
const access = { kind: 'staff', permission: 'organisation.edit' } as const

/** What is told of a test beside what the other side said. */
export const SERVICE_FACTS = [
  'sent-to',
  'account',
  'mode-live',
  'mode-test',
  'webhook-found',
  'webhook-missing',
  'webhook-unseen',
  'webhook-returned',
  'webhook-lost',
  'milliseconds',
] as const

const serviceTest = z
  .object({
    service: z.enum(GO_LIVE_SERVICES),
    ok: z.boolean(),
    /** The words of the other side, or what kept it from answering. */
    said: z.string().max(300).nullable(),
    testedBy: z.string().max(250).nullable(),
    testedAt: instantOut,
  })
  .meta({ id: 'ServiceTest' })

export const goLive = z
  .object({
    /** Nothing is left to do. */
    ready: z.boolean(),
    /** Somebody put the list aside: it is not shown on the first page any more. */
    setAside: z.boolean(),
    items: z
      .array(
        z
          .object({
            item: z.enum(GO_LIVE_ITEMS),
            part: z.enum(GO_LIVE_PARTS),
            /** Nobody should open without it; what need not be may be set aside. */
            must: z.boolean(),
            state: z.enum(['done', 'todo', 'set-aside']),
            /** It is done because somebody said so. */
            confirmed: z.boolean(),
          })
          .meta({ id: 'GoLiveItem' }),
      )
      .max(GO_LIVE_ITEMS.length),
    services: z
      .array(
        z
          .object({
            service: z.enum(GO_LIVE_SERVICES),
            /** Whether the settings name one. */
            isSet: z.boolean(),
            test: serviceTest.nullable(),
          })
          .meta({ id: 'GoLiveService' }),
      )
      .max(GO_LIVE_SERVICES.length),
    /** The address under which people reach the portal. */
    publicUrl: z.string().max(500),
  })
  .meta({ id: 'GoLive' })

export const getGoLive = defineRoute({
  method: 'GET',
  path: '/admin/go-live',
  operationId: 'getGoLive',
  tag,
  summary: 'What is left to do before the first member comes',
  description:
    'Found in the settings, the texts and the services as they are; what no program can know is confirmed.',
  access,
  responses: { 200: goLive },
  problems: [],
})

export const markGoLiveItem = defineRoute({
  method: 'PUT',
  path: '/admin/go-live/items/:item',
  operationId: 'markGoLiveItem',
  tag,
  summary: 'Confirm an item of the list, set it aside, or take that back',
  description:
    'What must be done cannot be set aside; what is found by itself cannot be confirmed. `whole` puts the list itself aside.',
  access,
  params: z.strictObject({ item: z.string().max(40) }),
  body: z.strictObject({ mark: z.enum(GO_LIVE_MARKS, 'invalid').nullable() }),
  responses: { 200: goLive },
  problems: ['resource.not-found', 'go-live.not-markable'],
})

export const testService = defineRoute({
  method: 'POST',
  path: '/admin/go-live/tests',
  operationId: 'testService',
  tag,
  summary: 'Try a service now: mail, SMS, payments, files, company register, addresses',
  description:
    'A mail goes to whoever asks, an SMS to the number given; the payment service is asked who we are and where it sends its events, and to send one, which is waited for some seconds; a file is written, read and deleted. What the other side says is answered, whether it went well or not.',
  access,
  rateLimit: 'registration',
  body: z.strictObject({
    service: z.enum(GO_LIVE_SERVICES, 'invalid'),
    /** Where the SMS goes. */
    phone: optionalPhone.optional(),
  }),
  responses: {
    200: z
      .object({
        test: serviceTest,
        facts: z
          .array(z.object({ fact: z.enum(SERVICE_FACTS), value: z.string().max(300).nullable() }))
          .max(SERVICE_FACTS.length),
      })
      .meta({ id: 'ServiceTested' }),
  },
  problems: ['go-live.service-not-set'],
})
