import { news, organisationSettings } from '@guichet/db/schema'
import { and, asc, desc, eq, gt, lt, lte, or, sql } from 'drizzle-orm'
import type { Ctx } from '../../../ctx.ts'
import { type Cursor, TOTAL_CAP } from '../../../platform/http/cursor.ts'

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
    })
    .from(organisationSettings)
    .where(eq(organisationSettings.id, 1))
  if (!row) throw new TypeError('the organisation has no settings: the database was not seeded')
  return row
}

export async function readNews({ db, clock }: Ctx, cursor: Cursor | null, limit: number) {
  const isBack = cursor?.direction === 'previous'
  const published = lte(news.publishedAt, clock.now())
  const [at, id] = cursor ? [new Date(String(cursor.key[0])), String(cursor.key[1])] : [null, '']
  const beyond = at
    ? isBack
      ? or(gt(news.publishedAt, at), and(eq(news.publishedAt, at), gt(news.id, id)))
      : or(lt(news.publishedAt, at), and(eq(news.publishedAt, at), lt(news.id, id)))
    : undefined
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
    .orderBy(...(isBack ? [asc(news.publishedAt), asc(news.id)] : [desc(news.publishedAt), desc(news.id)]))
    .limit(limit + 1)
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(
    db
      .select({ id: news.id })
      .from(news)
      .where(published)
      .limit(TOTAL_CAP + 1)
      .as('capped'),
  )
  return { rows, total: counted?.total ?? 0 }
}
