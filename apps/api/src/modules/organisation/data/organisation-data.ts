import { auditEntries, news, organisationSettings, persons } from '@guichet/db/schema'
import { MODULES, type Module } from '@guichet/domain/modules'
import { and, eq, isNull, lte } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import type { Cursor } from '../../../platform/http/cursor.ts'
import { countList, keyset } from '../../../platform/lists/keyset.ts'

/** The one row of settings. @throws {TypeError} on a database that was not seeded. */
export async function readSettings({ db }: Pick<Ctx, 'db'>) {
  const [row] = await db
    .select({
      name: organisationSettings.name,
      shortName: organisationSettings.shortName,
      tagline: organisationSettings.tagline,
      legalForm: organisationSettings.legalForm,
      siret: organisationSettings.siret,
      email: organisationSettings.email,
      phone: organisationSettings.phone,
      openingHoursFr: organisationSettings.openingHoursFr,
      openingHoursEn: organisationSettings.openingHoursEn,
      website: organisationSettings.website,
      addressLines: organisationSettings.addressLines,
      city: organisationSettings.city,
      accentColour: organisationSettings.accentColour,
      managementToolName: organisationSettings.managementToolName,
      signatoryName: organisationSettings.signatoryName,
      signatoryRole: organisationSettings.signatoryRole,
      transferHolder: organisationSettings.transferHolder,
      transferIban: organisationSettings.transferIban,
      transferBic: organisationSettings.transferBic,
      transferBank: organisationSettings.transferBank,
      chequePayableTo: organisationSettings.chequePayableTo,
      vatRegime: organisationSettings.vatRegime,
      vatNumber: organisationSettings.vatNumber,
      vatExemptionText: organisationSettings.vatExemptionText,
      latePenaltyText: organisationSettings.latePenaltyText,
      invoiceDueDays: organisationSettings.invoiceDueDays,
      salesEmail: organisationSettings.salesEmail,
      salesPhone: organisationSettings.salesPhone,
      logoKey: organisationSettings.logoKey,
      logoSha256: organisationSettings.logoSha256,
      logoSize: organisationSettings.logoSize,
      logoType: organisationSettings.logoType,
      modules: organisationSettings.modules,
      version: organisationSettings.version,
      portalName: organisationSettings.portalName,
      primaryApproval: organisationSettings.primaryApproval,
      secondaryApproval: organisationSettings.secondaryApproval,
    })
    .from(organisationSettings)
    .where(eq(organisationSettings.id, 1))
  if (!row) throw new TypeError('the organisation has no settings: the database was not seeded')
  return row
}

export type SettingsRow = Awaited<ReturnType<typeof readSettings>>

/** Writes settings over a version, and raises it; false when somebody else was there first. */
export async function writeSettings(
  { db, clock }: Ctx,
  version: number,
  changes: Partial<Omit<SettingsRow, 'version'>>,
): Promise<boolean> {
  const rows = await db
    .update(organisationSettings)
    .set({ ...changes, version: version + 1, updatedAt: clock.now() })
    .where(and(eq(organisationSettings.id, 1), eq(organisationSettings.version, version)))
    .returning({ id: organisationSettings.id })
  return rows.length === 1
}

interface Approval {
  readonly primary: string
  readonly secondary: string
}

/** Changes who lets new accounts in; false when the rules are not those any more. */
export async function changeApproval({ db, clock }: Ctx, from: Approval, to: Approval): Promise<boolean> {
  const rows = await db
    .update(organisationSettings)
    .set({ primaryApproval: to.primary, secondaryApproval: to.secondary, updatedAt: clock.now() })
    .where(
      and(
        eq(organisationSettings.id, 1),
        eq(organisationSettings.primaryApproval, from.primary),
        eq(organisationSettings.secondaryApproval, from.secondary),
      ),
    )
    .returning({ id: organisationSettings.id })
  return rows.length === 1
}

/** The parts that are switched on; all of them on a database that was not seeded. */
export async function readModules({ db }: Pick<Ctx, 'db'>): Promise<readonly Module[]> {
  const [row] = await db
    .select({ modules: organisationSettings.modules })
    .from(organisationSettings)
    .where(eq(organisationSettings.id, 1))
  return MODULES.filter((module) => row?.modules.includes(module) ?? true)
}

/** One page of what was done to the settings and texts, as the audit has it. */
export async function readSettingsChanges({ db }: Ctx, cursor: Cursor | null, limit: number) {
  const filter = and(eq(auditEntries.subjectKind, 'organisation'), isNull(auditEntries.subjectId))
  const { beyond, orderBy } = keyset({ by: [auditEntries.at], id: auditEntries.id, descending: true, cursor })
  const rows = await db
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      firstName: persons.firstName,
      lastName: persons.lastName,
      before: auditEntries.before,
      after: auditEntries.after,
    })
    .from(auditEntries)
    .leftJoin(persons, eq(persons.id, auditEntries.actorId))
    .where(and(filter, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: auditEntries.id }).from(auditEntries).where(filter)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}

export async function readNews({ db, clock }: Ctx, cursor: Cursor | null, limit: number) {
  const published = lte(news.publishedAt, clock.now())
  const { beyond, orderBy } = keyset({ by: [news.publishedAt], id: news.id, descending: true, cursor })
  const rows = await db
    .select({
      id: news.id,
      titleFr: news.titleFr,
      titleEn: news.titleEn,
      bodyFr: news.bodyFr,
      bodyEn: news.bodyEn,
      publishedAt: news.publishedAt,
    })
    .from(news)
    .where(and(published, beyond))
    .orderBy(...orderBy)
    .limit(limit + 1)
  const matching = db.select({ id: news.id }).from(news).where(published)
  return { rows, total: await countList({ db }, { rows, limit, cursor }, matching) }
}
