import { localDateAt } from '@guichet/domain/local-date'
import { periodName } from '@guichet/domain/micro-social/period-words'
import { formatVerificationCode } from '@guichet/domain/reference'
import { actingPersonId, type Ctx, type Locale } from '../../ctx.ts'
import { organisationData } from '../../platform/pdf/organisation-data.ts'
import { problem } from '../../platform/problem-error.ts'
import { findLogoData, getOrganisationProfile } from '../organisation/index.ts'
import {
  type FiledRow,
  readLines,
  readTurnovers,
  readVersions,
  readVersionsOf,
} from './data/declaration-data.ts'
import { findDeclarationFile } from './declaration-file.ts'

async function renderVersion(
  ctx: Ctx,
  row: FiledRow,
  locale: Locale,
): Promise<{ readonly pdf: Buffer; readonly number: string }> {
  const organisation = await getOrganisationProfile(ctx)
  const { holderName, companyName, siret, filedBy } = row.facts
  const pdf = await ctx.deps.pdf.render('declaration-receipt', {
    locale,
    organisation: organisationData(organisation, await findLogoData(ctx, organisation)),
    declarant: { name: holderName, siret, ...(companyName !== null && { companyName }) },
    declaration: {
      ...{ number: row.number, code: row.verification, periodName: periodName(row.code, locale) },
      ...{ startsOn: row.startsOn, endsOn: row.endsOn, dueOn: row.dueOn },
      ...{ filedOn: localDateAt(row.filedAt), isCorrection: row.version > 1 },
      ...(filedBy !== holderName && { filedBy }),
      ...{ turnovers: await readTurnovers(ctx, row), turnoverCents: row.turnoverCents },
      ...{ lines: await readLines(ctx, row), totalCents: row.totalCents },
    },
    verificationUrl: `${ctx.deps.config.publicUrl}/verification/${formatVerificationCode(row.verification)}`,
  })
  return { pdf, number: row.number }
}

/** Receipt of a version that was filed, of the one that counts unless told. @throws a problem `resource.not-found`. */
export async function renderDeclarationReceipt(ctx: Ctx, code: string, version: number | null) {
  const found = await findDeclarationFile(ctx, actingPersonId(ctx))
  const current = found?.filed.find((row) => row.code === code)
  const versions = current ? await readVersions(ctx, current.id) : []
  const row = versions.find((one) => one.version === (version ?? one.current))
  if (!row) throw problem('resource.not-found')
  return renderVersion(ctx, row, ctx.locale)
}

/** The receipt that a message carries; null once it is gone. */
export async function renderReceiptOf(ctx: Ctx, id: string, version: number, locale: Locale) {
  const row = (await readVersions(ctx, id)).find((one) => one.version === version)
  return row ? renderVersion(ctx, row, locale) : null
}

/** The receipts of all that a person declared, corrected ones too, as PDF. */
export async function* renderReceiptsOf(ctx: Ctx, personId: string) {
  for (const row of await readVersionsOf(ctx, personId)) yield await renderVersion(ctx, row, ctx.locale)
}
