import { MODULES } from '@guichet/domain/modules'
import { z } from 'zod'
import { instantOut, uuid } from './fields.ts'
import { pageOf, pageQuery } from './pagination.ts'
import { defineRoute } from './route.ts'

const tag = 'Organisation'

export const organisation = z
  .object({
    name: z.string().max(200),
    shortName: z.string().max(40),
    tagline: z.string().max(200).nullable(),
    email: z.string().max(254),
    phone: z.string().max(40),
    openingHours: z.string().max(200),
    website: z.string().max(500).nullable(),
    addressLines: z.array(z.string().max(200)).max(8),
    legalForm: z.string().max(100),
    siret: z.string().max(14).nullable(),
    /** Who answers for what is published here. */
    signatoryName: z.string().max(200),
    signatoryRole: z.string().max(100),
    salesEmail: z.string().max(254).nullable(),
    salesPhone: z.string().max(40).nullable(),
    /** The parts of the portal that are switched on. */
    modules: z.array(z.enum(MODULES)).max(MODULES.length),
    /** Where the logo is read, under the portal; null when there is none. */
    logoPath: z.string().max(200).nullable(),
    accentColour: z.string().max(20),
    /** Name that the organisation gives to its management tool ("Outil de gestion"). */
    managementToolName: z.string().max(60),
    /** Whether one can sign in with FranceConnect. */
    franceConnect: z.boolean(),
    demo: z.boolean(),
  })
  .meta({ id: 'Organisation' })

export const getOrganisation = defineRoute({
  method: 'GET',
  path: '/organisation',
  operationId: 'getOrganisation',
  tag,
  summary: 'Who runs this portal and how to reach them',
  access: { kind: 'public' },
  responses: { 200: organisation },
  problems: [],
})

export const getLogo = defineRoute({
  method: 'GET',
  path: '/organisation/logo',
  operationId: 'getLogo',
  tag,
  summary: 'The logo of the organisation, PNG or JPEG',
  access: { kind: 'public' },
  /** Names the logo that is asked for: such an answer may be kept for a year. */
  query: z.strictObject({ v: z.string().max(64).optional() }),
  produces: 'application/octet-stream',
  responses: { 200: z.custom<Uint8Array>() },
  problems: ['resource.not-found'],
})

export const newsItem = z
  .object({
    id: uuid,
    title: z.string().max(200),
    body: z.string().max(5000),
    publishedAt: instantOut,
  })
  .meta({ id: 'NewsItem' })

export const listNews = defineRoute({
  method: 'GET',
  path: '/news',
  operationId: 'listNews',
  tag,
  summary: 'News of the organisation, the latest first',
  access: { kind: 'person', scope: 'news:read', file: 'any' },
  query: z.strictObject(pageQuery),
  responses: { 200: pageOf(newsItem).meta({ id: 'NewsPage' }) },
  problems: [],
})
