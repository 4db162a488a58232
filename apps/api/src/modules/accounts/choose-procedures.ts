import type { ProcedureChoice, ProcedureProfile } from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { type ChosenRow, readChosen } from './data/procedure-choice-data.ts'
import { type PrimaryProcedure, refusedChoices } from './domain/secondary-choices.ts'

const profileOf = ({ profileScope, profileCodes }: ChosenRow): ProcedureProfile =>
  profileScope === 'all' || profileScope === 'web'
    ? { scope: profileScope }
    : { scope: 'listed', codes: profileCodes }

const toPrimaryProcedure = (row: ChosenRow): PrimaryProcedure => ({
  ...row,
  documentTypes: row.documentTypes.filter(({ withdrawn }) => !withdrawn).map(({ code }) => code),
  profile: profileOf(row),
})

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
  const refused = refusedChoices(choices, rows.map(toPrimaryProcedure))
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
