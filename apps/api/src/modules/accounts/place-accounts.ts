import type { MoveKind, MovePlan } from '@guichet/domain/account-moves'
import type { Ctx } from '../../ctx.ts'
import { auditAll } from '../../platform/audit/audit.ts'
import {
  copyChoices,
  findInvoicingDay,
  passSecondariesOn,
  readSecondaryIds,
  writeInvoicingDay,
  writePlace,
} from './data/place-data.ts'

const AUDIT_ROWS = 1000

interface Placing {
  readonly kind: MoveKind
  readonly account: { readonly id: string; readonly login: string }
  readonly primary: { readonly id: string; readonly login: string }
  readonly plan: MovePlan
}

/** Notes on each secondary that follows under which primary it stands now. */
async function noteFollowers(tx: Ctx, { account, primary }: Placing): Promise<void> {
  let after: string | null = null
  do {
    const ids: string[] = await readSecondaryIds(tx, account.id, after, AUDIT_ROWS)
    const followers = ids.filter((id) => id !== primary.id)
    if (followers.length > 0)
      await auditAll(
        tx,
        followers.map((id) => ({
          ...{ action: 'account.primary-changed', subjectKind: 'account', subjectId: id },
          before: { parentId: primary.id },
          after: { parentId: account.id, otherLogin: account.login },
        })),
      )
    after = ids.length === AUDIT_ROWS ? (ids.at(-1) ?? null) : null
  } while (after !== null)
}

/**
 * Puts two accounts, which the transaction holds, in the places that a move gives them. Never are there three levels, not
 * for a moment: who rises rises first. From that day on an account without primary is invoiced itself, and one that has
 * become a secondary is not; the date of invoicing of a primary goes with its place. How many other secondaries followed.
 */
export async function placeAccounts(tx: Ctx, placing: Placing): Promise<number> {
  const { kind, account, primary, plan } = placing
  const today = tx.clock.today()
  await writePlace(tx, account.id, plan.account)
  if (plan.choicesFollow) await copyChoices(tx, primary.id, account.id)
  const followed = plan.othersFollow ? await passSecondariesOn(tx, primary.id, account.id) : 0
  if (kind === 'detach') await writeInvoicingDay(tx, account.id, today)
  if (kind === 'attach') await writeInvoicingDay(tx, account.id, null)
  if (kind === 'swap') {
    await writePlace(tx, primary.id, plan.primary)
    await writeInvoicingDay(tx, account.id, (await findInvoicingDay(tx, primary.id)) ?? today)
    await writeInvoicingDay(tx, primary.id, null)
    await noteFollowers(tx, placing)
  }
  return followed
}
