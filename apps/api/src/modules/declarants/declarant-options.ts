import type { getDeclarantOptions as getRoute } from '@guichet/contract/declarant-options.contract'
import type { BodyOf } from '@guichet/contract/route'
import {
  keptStatement,
  OPTION_KINDS,
  type OptionStatement,
  optionFaults,
  optionPeriods,
} from '@guichet/domain/fiscal-options'
import { actingPersonId, type Ctx, signedInId, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { endOption, findOptionsFile, holdFile, insertOption, readOptions } from './data/option-data.ts'

type OptionsView = BodyOf<typeof getRoute>

/** The file of whoever acts, or another one, with what was said in it. @throws a problem `resource.not-found`. */
async function demandOptions(ctx: Ctx, id?: string) {
  const file = await findOptionsFile(ctx, id === undefined ? { personId: actingPersonId(ctx) } : { id })
  if (!file) throw problem('resource.not-found')
  const items = await readOptions(ctx, file.id)
  return { file, items, live: items.filter(({ withdrawnAt }) => withdrawnAt === null) }
}

/** @throws a problem `resource.not-found`. */
export const getDeclarantOptions = (ctx: Ctx): Promise<OptionsView> => viewOptions(ctx)

/** Those of any file, for staff. @throws a problem `resource.not-found`, for a refused one too: it holds no company. */
export const getStaffDeclarantOptions = (ctx: Ctx, id: string): Promise<OptionsView> => viewOptions(ctx, id)

async function viewOptions(ctx: Ctx, id?: string): Promise<OptionsView> {
  const { file, items, live } = await demandOptions(ctx, id)
  const ends = new Map(
    OPTION_KINDS.flatMap((kind) =>
      optionPeriods(live, kind).map(({ statement, endsOn }) => [statement.id, endsOn] as const),
    ),
  )
  return {
    ...{ begunOn: file.begunOn, postcode: file.postcode, version: file.version },
    items: items.map(({ saidAt, withdrawnAt, ...item }) => ({
      ...item,
      endsOn: ends.get(item.id) ?? null,
      saidAt: saidAt.toISOString(),
      withdrawnAt: withdrawnAt?.toISOString() ?? null,
    })),
  }
}

const factsOf = ({ choices, startsOn, askedOn }: OptionStatement) => ({ choices, startsOn, askedOn })

/**
 * Keeps what holds from a day on, in place of what was said of the same day.
 * @throws problems `resource.not-found`, `resource.changed`, `request.invalid`.
 */
export async function recordDeclarantOption(
  ctx: Ctx,
  version: string,
  said: OptionStatement,
): Promise<OptionsView> {
  const { file, live } = await demandOptions(ctx)
  demandVersion(version, file.version)
  const faults = optionFaults(said, { ...file, today: ctx.clock.today(), statements: live })
  if (faults.length > 0) {
    // Somebody may have said more between the reading of the file and that of what is said in it.
    demandVersion(version, (await demandOptions(ctx)).file.version)
    throw problem('request.invalid', {
      errors: faults.map(({ field, code }) => ({ pointer: `/${field}`, code })),
    })
  }
  const kept = keptStatement(said, file.begunOn)
  const by = signedInId(ctx) ?? actingPersonId(ctx)
  const replaced = live.find(({ kind, startsOn }) => kind === kept.kind && startsOn === kept.startsOn)
  return withTx(ctx, async (tx) => {
    if (!(await holdFile(tx, file))) throw problem('resource.changed')
    if (replaced) await endOption(tx, { id: replaced.id, declarantId: file.id, withdrawnBy: by })
    await insertOption(tx, kept, { declarantId: file.id, saidBy: by })
    await audit(tx, {
      ...{ action: 'declarant.option-recorded', subjectKind: 'declarant', subjectId: file.id },
      ...(replaced && { before: { kind: kept.kind, ...factsOf(replaced) } }),
      after: { kind: kept.kind, ...factsOf(kept) },
    })
    return getDeclarantOptions(tx)
  })
}

/** Withdraws what was said, whatever was said since: it counts once or not at all. @throws a problem `resource.not-found`. */
export async function withdrawDeclarantOption(ctx: Ctx, id: string): Promise<OptionsView> {
  const { file, live } = await demandOptions(ctx)
  const option = live.find((item) => item.id === id)
  if (!option) throw problem('resource.not-found')
  return withTx(ctx, async (tx) => {
    const withdrawnBy = signedInId(ctx) ?? actingPersonId(ctx)
    const isHeld = await holdFile(tx, { id: file.id, version: null })
    if (!isHeld || !(await endOption(tx, { id, declarantId: file.id, withdrawnBy })))
      throw problem('resource.not-found')
    await audit(tx, {
      ...{ action: 'declarant.option-withdrawn', subjectKind: 'declarant', subjectId: file.id },
      before: { kind: option.kind, ...factsOf(option) },
    })
    return getDeclarantOptions(tx)
  })
}
