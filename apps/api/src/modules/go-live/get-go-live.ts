import type { goLive } from '@guichet/contract/go-live.contract'
import {
  GO_LIVE_SERVICES,
  type GoLiveItem,
  type GoLiveService,
  goLiveList,
  isReady,
} from '@guichet/domain/go-live'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { getOrganisationProfile, listModules, type OrganisationProfile } from '../organisation/index.ts'
import { readFacts, readMarks, readServiceTests, type ServiceTestRow } from './data/go-live-data.ts'

export type GoLiveView = z.input<typeof goLive>

/** Whether the settings name a service. */
export function isServiceSet({ deps }: Ctx, service: GoLiveService): boolean {
  const { mailer, sms, payments, register, addresses } = deps
  const ports: Readonly<Record<GoLiveService, unknown>> = {
    mail: mailer,
    sms,
    payments,
    store: true,
    register,
    addresses,
  }
  return ports[service] !== null
}

export const toServiceTest = ({ service, ok, said, testedAt, firstName, lastName }: ServiceTestRow) => ({
  ...{ service: service as GoLiveService, ok, said, testedAt: testedAt.toISOString() },
  testedBy: firstName === null ? null : `${firstName} ${lastName}`,
})

/** Names that an installation has until somebody gives it one. */
const UNNAMED = 'Mon organisation'
const UNREACHABLE = 'contact@example.org'

/** Whether invoices may be issued, and say who issues them: a SIRET at least where VAT is charged. */
const isInvoicingReady = ({ vatRegime, legalForm, addressLines, siret }: OrganisationProfile): boolean =>
  vatRegime !== null &&
  legalForm !== '' &&
  addressLines.length > 0 &&
  (siret !== null || vatRegime === 'franchise')

/** What is left to do before the first member comes. */
export async function getGoLive(ctx: Ctx): Promise<GoLiveView> {
  const profile = await getOrganisationProfile(ctx)
  const facts = await readFacts(ctx)
  const marks = await readMarks(ctx)
  const tests = await readServiceTests(ctx)
  const { config } = ctx.deps
  const testOf = (service: GoLiveService) => tests.find((test) => test.service === service) ?? null
  const works = (service: GoLiveService) => isServiceSet(ctx, service) && testOf(service)?.ok === true
  const found: Record<GoLiveItem, boolean> = {
    name: profile.name !== UNNAMED,
    address: profile.addressLines.length > 0 && profile.city !== '',
    contacts: profile.email !== UNREACHABLE && profile.phone !== '',
    hours: profile.openingHoursFr !== '' && profile.openingHoursEn !== '',
    logo: profile.logoKey !== null,
    bank: profile.transferIban !== null || profile.chequePayableTo !== null,
    invoicing: isInvoicingReady(profile),
    'legal-notice': facts.texts.has('legal-notice'),
    accessibility: facts.texts.has('accessibility'),
    'membership-terms': facts.texts.has('membership-terms'),
    'account-terms': facts.texts.has('account-terms'),
    types: facts.hasTypes,
    tariffs: facts.hasTariffs,
    reminders: facts.hasReminders,
    mail: works('mail'),
    sms: works('sms'),
    payments: works('payments'),
    webhook: isServiceSet(ctx, 'payments') && facts.hasEvents,
    store: works('store'),
    register: works('register'),
    addresses: works('addresses'),
    https: config.isHttps,
    'second-admin': facts.admins > 1,
    factors: facts.staffWithoutFactor === 0,
    backup: false,
    demo: !config.DEMO,
  }
  const { whole, ...ofItems } = marks
  const lines = goLiveList(found, ofItems, await listModules(ctx))
  return {
    ready: isReady(lines),
    setAside: whole === 'set-aside',
    items: [...lines],
    services: GO_LIVE_SERVICES.map((service) => {
      const test = testOf(service)
      return { service, isSet: isServiceSet(ctx, service), test: test && toServiceTest(test) }
    }),
    publicUrl: config.publicUrl,
  }
}
