import {
  getLogo as getLogoRoute,
  getOrganisation,
  listNews as listNewsRoute,
} from '@guichet/contract/organisation.contract'
import {
  getApprovalRules as getRulesRoute,
  updateApprovalRules as updateRulesRoute,
} from '@guichet/contract/staff-accounts.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { getApprovalRules, updateApprovalRules, versionOfRules } from '../approval-rules.ts'
import { listNews } from '../list-news.ts'
import { modulesOf } from '../modules-of.ts'
import { openLogo } from '../open-logo.ts'
import { getOrganisationProfile, logoPathOf } from '../organisation-profile.ts'

/** Mail programs show it from elsewhere; opened by itself it is a picture and nothing else. */
const logoHeaders = (mediaType: string, isNamed: boolean): Record<string, string> => ({
  'content-type': mediaType,
  'cache-control': isNamed ? 'public, max-age=31536000, immutable' : 'public, max-age=300',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
  'cross-origin-resource-policy': 'cross-origin',
})

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
      legalForm: profile.legalForm,
      siret: profile.siret,
      signatoryName: profile.signatoryName,
      signatoryRole: profile.signatoryRole,
      salesEmail: profile.salesEmail,
      salesPhone: profile.salesPhone,
      modules: modulesOf(profile),
      logoPath: logoPathOf(profile),
      accentColour: profile.accentColour,
      managementToolName: profile.managementToolName,
      franceConnect: deps.franceConnect !== null,
      demo: deps.config.DEMO,
    })
  })
  serveRoute(app, deps, getLogoRoute, async ({ ctx, query, reply }) => {
    const { content, mediaType, isNamed } = await openLogo(ctx, query.v)
    return reply(200, content, { headers: logoHeaders(mediaType, isNamed) })
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
