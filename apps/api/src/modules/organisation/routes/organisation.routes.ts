import { getOrganisation, listNews as listNewsRoute } from '@guichet/contract/organisation.contract'
import {
  getApprovalRules as getRulesRoute,
  updateApprovalRules as updateRulesRoute,
} from '@guichet/contract/staff-accounts.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getApprovalRules, updateApprovalRules, versionOfRules } from '../approval-rules.ts'
import { listNews } from '../list-news.ts'
import { getOrganisationProfile } from '../organisation-profile.ts'

export function organisationRoutes(app: FastifyInstance, deps: Deps): void {
  serveRoute(app, deps, getOrganisation, async ({ ctx, reply }) => {
    const profile = await getOrganisationProfile(ctx)
    return reply(200, {
      name: profile.name,
      shortName: profile.shortName,
      tagline: profile.tagline,
      email: profile.email,
      phone: profile.phone,
      openingHours: ctx.locale === 'en' ? profile.openingHoursEn : profile.openingHoursFr,
      website: profile.website,
      addressLines: profile.addressLines,
      accentColour: profile.accentColour,
      managementToolName: profile.managementToolName,
      demo: deps.config.DEMO,
    })
  })
  serveRoute(app, deps, listNewsRoute, async ({ ctx, query, reply }) =>
    reply(200, await listNews(ctx, query)),
  )
  serveRoute(app, deps, getRulesRoute, async ({ ctx, reply }) => {
    const rules = await getApprovalRules(ctx)
    return reply(200, rules, { etag: versionOfRules(rules) })
  })
  serveRoute(app, deps, updateRulesRoute, async ({ ctx, ifMatch, body, reply }) => {
    const rules = await updateApprovalRules(ctx, ifMatch, body)
    return reply(200, rules, { etag: versionOfRules(rules) })
  })
}
