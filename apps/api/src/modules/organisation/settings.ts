import type { Out } from '@guichet/contract/route'
import type { settings, updateSettings as updateRoute } from '@guichet/contract/settings.contract'
import { mayDo } from '@guichet/domain/rights'
import type { z } from 'zod'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { BANK_FIELDS, type BankProof, getBankGuard } from './bank-guard.ts'
import { readSettings, type SettingsRow, writeSettings } from './data/organisation-data.ts'
import { modulesOf } from './modules-of.ts'
import { logoPathOf } from './organisation-profile.ts'

export type SettingsView = z.input<typeof settings>
type Patch = Omit<Out<(typeof updateRoute)['body']>, 'currentPassword'>

/** The settings as staff edit them, part by part. */
export const toSettingsView = (row: SettingsRow): SettingsView => ({
  identity: {
    ...{ name: row.name, shortName: row.shortName, tagline: row.tagline, legalForm: row.legalForm },
    ...{ siret: row.siret, website: row.website, addressLines: row.addressLines, city: row.city },
    ...{ signatoryName: row.signatoryName, signatoryRole: row.signatoryRole },
    ...{ managementToolName: row.managementToolName, portalName: row.portalName },
  },
  appearance: { accentColour: row.accentColour },
  contacts: {
    ...{ email: row.email, phone: row.phone, salesEmail: row.salesEmail, salesPhone: row.salesPhone },
    ...{ openingHoursFr: row.openingHoursFr, openingHoursEn: row.openingHoursEn },
  },
  bank: {
    ...{ transferHolder: row.transferHolder, transferIban: row.transferIban, transferBic: row.transferBic },
    ...{ transferBank: row.transferBank, chequePayableTo: row.chequePayableTo },
  },
  invoicing: {
    ...{ vatRegime: row.vatRegime, vatNumber: row.vatNumber, vatExemptionText: row.vatExemptionText },
    ...{ latePenaltyText: row.latePenaltyText, invoiceDueDays: row.invoiceDueDays },
  },
  modules: modulesOf(row),
  logoPath: logoPathOf(row),
  version: row.version,
})

export const getSettings = async (ctx: Ctx): Promise<SettingsView> => toSettingsView(await readSettings(ctx))

/** An empty text of those that may be missing is kept as none. */
const noneIfEmpty = <T extends object>(part: T): T =>
  Object.fromEntries(
    Object.entries(part).map(([name, value]) => [name, value === '' && NULLABLE.has(name) ? null : value]),
  ) as T
const NULLABLE = new Set([
  ...['tagline', 'siret', 'website', 'salesEmail', 'salesPhone'],
  ...['vatNumber', 'vatExemptionText', 'latePenaltyText'],
  ...['transferHolder', 'transferIban', 'transferBic', 'transferBank', 'chequePayableTo'],
])

/** What differs from the row, by its columns. */
function changesOf(row: SettingsRow, { identity, appearance, contacts, bank, invoicing, modules }: Patch) {
  const wanted: Partial<SettingsRow> = noneIfEmpty({
    ...{ ...identity, ...appearance, ...contacts, ...bank, ...invoicing },
    ...(modules && { modules: modulesOf({ modules }) }),
  })
  const names = (Object.keys(wanted) as (keyof SettingsRow)[]).filter(
    (name) => JSON.stringify(wanted[name]) !== JSON.stringify(row[name]),
  )
  const pick = (from: Partial<SettingsRow>) => Object.fromEntries(names.map((name) => [name, from[name]]))
  return { names, before: pick(row), after: pick(wanted) }
}

/** Whoever keeps the contacts alone changes nothing else. */
const mayChange = ({ actor }: Ctx, { contacts: _, ...others }: Patch): boolean =>
  Object.values(others).every((part) => part === undefined) ||
  (actor.kind === 'person' && mayDo(actor.staffRole, 'organisation.edit'))

const movesMoney = (names: readonly string[]): boolean => BANK_FIELDS.some((name) => names.includes(name))

/**
 * Changes settings; they count from the commit on. `version` is the one that was edited. Where money goes is changed with the
 * password, and administrators are told.
 * @throws problems `session.forbidden`, `resource.changed`, `password.needed`, `password.wrong-current`, `session.locked`.
 */
export async function updateSettings(
  ctx: Ctx,
  version: string,
  patch: Patch,
  proof: BankProof,
): Promise<SettingsView> {
  if (!mayChange(ctx, patch)) throw problem('session.forbidden')
  const read = await readSettings(ctx)
  demandVersion(version, read.version)
  if (movesMoney(changesOf(read, patch).names)) await getBankGuard().demand(ctx, proof)
  const saved = await withTx(ctx, async (tx) => {
    const row = await readSettings(tx)
    // Of the very version whose changes were looked at.
    demandVersion(String(read.version), row.version)
    const { names, before, after } = changesOf(row, patch)
    if (names.length === 0) return toSettingsView(row)
    if (!(await writeSettings(tx, row.version, after))) throw problem('resource.changed')
    await audit(tx, {
      ...{ action: 'organisation.settings-updated', subjectKind: 'organisation', subjectId: null },
      ...{ before, after },
    })
    if (movesMoney(names)) await getBankGuard().tell(tx, row, { ...row, ...after })
    return getSettings(tx)
  })
  // Invoices waited for it.
  if (read.vatRegime === null && saved.invoicing.vatRegime !== null)
    await ctx.deps.jobs.run('issue-missing-invoices')
  return saved
}
