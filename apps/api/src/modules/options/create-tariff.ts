import type { createTariff as route } from '@guichet/contract/catalogue.contract'
import type { Out } from '@guichet/contract/route'
import { latestPriceStart } from '@guichet/domain/price-start'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { isProcedureCodeKnown } from './data/catalogue-data.ts'
import { endTariff, insertTariff, readTariffsForChange } from './data/tariff-data.ts'
import { tariffStart } from './domain/tariff-start.ts'
import { type TariffView, toTariffView } from './list-tariffs.ts'

const PROCEDURE = 'procedure:'

/**
 * Sets the price of an item from a day on; the price before ends the day before (A11).
 * @throws problems `tariff.in-the-past`, `tariff.start-taken`, `request.invalid`.
 */
export async function createTariff(ctx: Ctx, input: Out<(typeof route)['body']>): Promise<TariffView> {
  const { item, amountCents, vatRateBps, startsOn } = input
  const row = { ...input, id: ctx.ids.uuid() }
  const today = ctx.clock.today()
  return withTx(ctx, async (tx) => {
    if (item.startsWith(PROCEDURE) && !(await isProcedureCodeKnown(tx, item.slice(PROCEDURE.length))))
      throw fieldProblem('/item', 'invalid')
    if (startsOn > latestPriceStart(today)) throw fieldProblem('/startsOn', 'date.too-late')
    const start = tariffStart(await readTariffsForChange(tx, item), startsOn, today)
    if (start.refusal) throw problem(start.refusal, { errors: [{ pointer: '/startsOn', code: 'invalid' }] })
    if (start.closing) await endTariff(tx, start.closing.id, start.closing.endsOn)
    await insertTariff(tx, row)
    await audit(tx, {
      action: 'tariff.created',
      subjectKind: 'tariff',
      subjectId: row.id,
      after: { item, amountCents, vatRateBps, startsOn, closed: start.closing?.id ?? null },
    })
    return toTariffView({ ...row, endsOn: null }, today)
  })
}
