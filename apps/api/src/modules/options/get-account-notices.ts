import type { getAccountNotices as route } from '@guichet/contract/account-notices.contract'
import type { BodyOf } from '@guichet/contract/route'
import { addDays } from '@guichet/domain/local-date'
import { type ProcedureHolder, procedureRights, type SecondaryHolder } from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import { alertsOf, findStandings, type MyAccount } from '../accounts/index.ts'
import { readCatalogue, readProfiles, toCatalogueProcedure, toProfile } from './data/catalogue-data.ts'
import { readChoices } from './data/option-data.ts'
import { dueDatesOf } from './domain/due-dates.ts'

const DAYS_AHEAD = 60
const MOST_DATES = 20
const MOST_ALERTS = 50

type Notices = BodyOf<typeof route>

/** Dates of what the accounts may use: three statements, whatever they are. */
async function readDueDates(ctx: Ctx, standings: readonly MyAccount[]): Promise<Notices['dueDates']> {
  const ids = new Set(standings.flatMap(({ id, primary }) => (primary ? [id, primary.id] : [id])))
  const rows = await readCatalogue(ctx)
  const profiles = await readProfiles(ctx)
  const choices = await readChoices(ctx, [...ids])
  const holderOf = (account: { id: string; state: string; profileCode: string }): ProcedureHolder => ({
    profile: toProfile(profiles, account.profileCode),
    open: account.state === 'open',
    choices: choices.get(account.id) ?? [],
  })
  const catalogue = rows.map(toCatalogueProcedure)
  const holders = standings.map((account) => {
    const own = holderOf(account)
    const holder: ProcedureHolder | SecondaryHolder = account.primary
      ? { ...own, primary: holderOf(account.primary) }
      : own
    return { accountId: account.id, rights: procedureRights(catalogue, holder) }
  })
  const today = ctx.clock.today()
  const isEnglish = ctx.locale === 'en'
  const names = new Map(
    standings.map(({ id, login, companyName }) => [id, { id, login, companyName }] as const),
  )
  return dueDatesOf(rows, holders, today, addDays(today, DAYS_AHEAD))
    .slice(0, MOST_DATES)
    .map(({ procedure, deadline, startsOn, dueOn, accountIds }) => ({
      procedureCode: procedure.code,
      procedure: isEnglish ? procedure.descriptionEn : procedure.descriptionFr,
      label: isEnglish ? deadline.labelEn : deadline.labelFr,
      startsOn,
      dueOn,
      accounts: accountIds.flatMap((id) => names.get(id) ?? []),
    }))
}

/**
 * "Dates limites" and alerts of the accounts on which whoever acts is (A22). Secondary accounts of somebody else are not
 * among them: they use nothing that their primary does not.
 */
export async function getAccountNotices(ctx: Ctx): Promise<Notices> {
  const standings = await findStandings(ctx)
  if (standings.length === 0) return { dueDates: [], alerts: [] }
  return {
    dueDates: await readDueDates(ctx, standings),
    alerts: alertsOf(standings, ctx.clock.today()).slice(0, MOST_ALERTS),
  }
}
