import {
  choiceRefusals,
  type ProcedureChoice,
  type ProcedureOffer,
  type ProcedureProfile,
  procedureOffer,
} from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ChosenRow, readChosen } from './data/procedure-choice-data.ts'

const profileOf = ({ profileScope, profileCodes }: ChosenRow): ProcedureProfile =>
  profileScope === 'all' || profileScope === 'web'
    ? { scope: profileScope }
    : { scope: 'listed', codes: profileCodes }

/** What a secondary may choose of a procedure that its primary, an open one, has chosen. */
const offerOf = (row: ChosenRow): ProcedureOffer => {
  const profile = profileOf(row)
  const documentTypes = row.documentTypes.filter(({ withdrawn }) => !withdrawn).map(({ code }) => code)
  const choices = [{ code: row.code, documentTypes: row.chosenTypes }]
  return procedureOffer({ ...row, documentTypes }, { profile, primary: { profile, open: true, choices } })
}

/**
 * The procedures of a new secondary account, as they are kept (A14).
 * @throws a problem `account.procedure-unavailable` beside each that it cannot have.
 */
export async function chooseProcedures(
  ctx: Ctx,
  primary: { readonly id: string; readonly profileCode: string },
  choices: readonly ProcedureChoice[],
) {
  const codes = choices.map(({ code }) => code)
  const rows = await readChosen(ctx, primary.id, primary.profileCode, codes)
  const refusals = choiceRefusals(rows.map(offerOf), [], choices)
  const refused = [...new Set(refusals.map(({ index }) => index))]
  if (refused.length > 0)
    throw problem('account.procedure-unavailable', {
      errors: refused.map((index) => ({ pointer: `/procedures/${index}`, code: 'procedure.unavailable' })),
    })
  return choices.map(({ code, documentTypes }) => {
    const row = rows.find((each) => each.code === code)
    if (!row) throw new TypeError(`procedure ${code} was let through`)
    return { id: row.id, documentTypes: documentTypes && [...documentTypes] }
  })
}
