import {
  choiceRefusals,
  type ProcedureChoice,
  type ProcedureOffer,
  procedureOffer,
} from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import {
  type CatalogueRow,
  type ProfileRow,
  readCatalogue,
  readProfiles,
  toCatalogueProcedure,
  toProfile,
} from './data/catalogue-data.ts'
import { readTariffsOn } from './data/tariff-data.ts'
import { besideField, tidyChoices } from './domain/option-choices.ts'

/** What a new primary account of a profile may choose: all that is on offer and within the profile. */
const offersWithin = (
  rows: readonly CatalogueRow[],
  profiles: readonly ProfileRow[],
  profileCode: string,
): readonly ProcedureOffer[] =>
  rows.map((row) => procedureOffer(toCatalogueProcedure(row), { profile: toProfile(profiles, profileCode) }))

/** Profiles that a newcomer may take, each with its procedures, and today’s prices of what he may ask for. */
export async function readNewcomerChoices(ctx: Ctx) {
  const rows = await readCatalogue(ctx)
  const profiles = await readProfiles(ctx)
  const tariffs = await readTariffsOn(ctx, ctx.clock.today())
  const word = (fr: string, en: string) => (ctx.locale === 'en' ? en : fr)
  return {
    profiles: profiles.map(({ code, labelFr, labelEn }) => ({
      code,
      label: word(labelFr, labelEn),
      procedureCodes: offersWithin(rows, profiles, code)
        .filter(({ available }) => available)
        .map((offer) => offer.code),
    })),
    tariffs: tariffs
      .filter(({ item }) => item === 'subscription' || item.startsWith('procedure:'))
      .map(({ item, labelFr, labelEn, amountCents, vatRateBps }) => ({
        ...{ item, label: word(labelFr, labelEn), netCents: amountCents, vatRateBps },
      })),
  }
}

/**
 * The procedures of a new primary account, as they are kept.
 * @throws problems `request.invalid` for a profile that does not exist, `account.procedure-unavailable` beside each that it
 * cannot have.
 */
export async function chooseForNewcomer(ctx: Ctx, profileCode: string, choices: readonly ProcedureChoice[]) {
  const rows = await readCatalogue(ctx)
  const profiles = await readProfiles(ctx)
  if (!profiles.some(({ code }) => code === profileCode)) throw fieldProblem('/profileCode', 'invalid')
  const errors = choiceRefusals(offersWithin(rows, profiles, profileCode), [], choices).map(besideField)
  if (errors.length > 0) throw problem('account.procedure-unavailable', { errors })
  return tidyChoices(rows, choices).map(({ code, documentTypes }) => {
    const row = rows.find((each) => each.code === code)
    if (!row) throw new TypeError(`procedure ${code} was let through`)
    return { id: row.id, documentTypes: documentTypes && [...documentTypes] }
  })
}
