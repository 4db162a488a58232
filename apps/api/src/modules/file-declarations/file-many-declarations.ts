import type { fileManyDeclarations as route } from '@guichet/contract/file-declarations.contract'
import type { BodyOf, Out } from '@guichet/contract/route'
import { accessOf, type Ctx } from '../../ctx.ts'
import { demandInFile } from '../../platform/file-access.ts'
import { problem } from '../../platform/problem-error.ts'
import { fileDeclaration, getDeclaration } from '../declarations/index.ts'
import { enterFile } from '../delegations/index.ts'
import { refusalIn, tellRefusal } from './line-refusal.ts'

type Line = Out<(typeof route)['body']>['lines'][number]
type Filed = BodyOf<typeof route>['lines'][number]

/** Whoever files, in the file of a line: asked anew for each, as for a request of its own. */
async function inFileOf(ctx: Ctx, fileId: string): Promise<Ctx> {
  const inFile = { ...ctx, actor: await enterFile(ctx, fileId) }
  if (accessOf(inFile)?.kind !== 'delegation') throw problem('delegation.ended')
  demandInFile(inFile, 'declarations.file')
  return inFile
}

const isSame = (a: Line['turnovers'], b: Line['turnovers']): boolean =>
  a.every(
    ({ category, amountCents }) =>
      amountCents === (b.find((one) => one.category === category)?.amountCents ?? 0),
  )

/** What is filed already, where it is what the line says: it was filed by a call that got no answer, or by a colleague. */
async function filedSo(ctx: Ctx, line: Line): Promise<Filed | null> {
  const { current } = await getDeclaration(await inFileOf(ctx, line.fileId), line.period)
  if (!current || !isSame(line.turnovers, current.turnovers) || !isSame(current.turnovers, line.turnovers))
    return null
  return {
    ...{ fileId: line.fileId, period: line.period, outcome: 'same', refusal: null },
    ...{ number: current.receipt.number, turnoverCents: current.turnoverCents },
    totalCents: current.totalCents,
  }
}

async function fileLine(ctx: Ctx, line: Line): Promise<Filed> {
  const { fileId, period, turnovers, totalCents } = line
  const version = String(line.version)
  const inFile = await inFileOf(ctx, fileId)
  const { version: made, current } = await fileDeclaration(inFile, period, { version, turnovers, totalCents })
  const outcome = made === line.version ? 'same' : made === 1 ? 'filed' : 'corrected'
  return {
    ...{ fileId, period, outcome, refusal: null, number: current?.receipt.number ?? null },
    ...{ turnoverCents: current?.turnoverCents ?? 0, totalCents: current?.totalCents ?? 0 },
  }
}

async function outcomeOf(ctx: Ctx, line: Line): Promise<Filed> {
  try {
    return await fileLine(ctx, line)
  } catch (error) {
    const code = refusalIn(error)
    if (code === undefined) ctx.log.error({ err: error }, 'a line of turnover for many files was not filed')
    const same = code === 'changed' ? await filedSo(ctx, line).catch(() => null) : null
    if (same) return same
    const nothing = { number: null, turnoverCents: 0, totalCents: 0 }
    const refusal = tellRefusal(code ?? 'failed', ctx)
    return { fileId: line.fileId, period: line.period, outcome: 'refused', refusal, ...nothing }
  }
}

/** Files the turnover of many files, one after the other: each by itself, so that one that is refused stops no other. */
export async function fileManyDeclarations(
  ctx: Ctx,
  { lines }: Out<(typeof route)['body']>,
): Promise<BodyOf<typeof route>> {
  const done: Filed[] = []
  for (const line of lines) done.push(await outcomeOf(ctx, line))
  return { lines: done }
}
