import { isDeepStrictEqual } from 'node:util'
import type { Turnover } from '@guichet/domain/micro-social/turnover-categories'
import { verificationCodeFrom } from '@guichet/domain/reference'
import { accessOf, actingPersonId, type Ctx, signedInId, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { nextNumber } from '../../platform/counters.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { problem } from '../../platform/problem-error.ts'
import { findPerson } from '../identity/index.ts'
import {
  insertDeclaration,
  insertVersion,
  moveDeclaration,
  readLines,
  readTurnovers,
} from './data/declaration-data.ts'
import { demandPeriod, type PeriodInFile, standing } from './declaration-file.ts'
import { type DeclarationView, toDeclarationView } from './declaration-view.ts'
import { dueOn } from './due-contributions.ts'
import { tellFiling } from './tell-filing.ts'

export interface Filing {
  /** The versions that were looked at, as `If-Match` names them; `0` before the first filing. */
  readonly version: string
  /** What is left out counts as zero. */
  readonly turnovers: readonly Turnover[]
  /** The total that was told; null to take it as it is. */
  readonly totalCents: number | null
}

const nameOf = ({ firstName, lastName }: Readonly<Record<'firstName' | 'lastName', string>>) =>
  `${firstName} ${lastName}`

type Due = ReturnType<typeof dueOn>

/** Whether this is what was filed already. */
async function isFiled(tx: Ctx, { current }: PeriodInFile, { turnovers, lines }: Due): Promise<boolean> {
  if (!current) return false
  const before = await readTurnovers(tx, current)
  const isSame = turnovers.every(
    ({ category, amountCents }) =>
      amountCents === (before.find((one) => one.category === category)?.amountCents ?? 0),
  )
  return (
    isSame &&
    before.every(({ category }) => turnovers.some((one) => one.category === category)) &&
    isDeepStrictEqual(await readLines(tx, current), [...lines])
  )
}

/** Writes what was filed as the next version, with the number of its receipt. */
async function write(tx: Ctx, found: PeriodInFile, due: Due): Promise<void> {
  const { file, period, current } = found
  const now = tx.clock.now()
  const year = tx.clock.today().slice(0, 4)
  const filedBy = signedInId(tx) ?? file.personId
  const filer = filedBy === file.personId ? file : await findPerson(tx, filedBy)
  const id = current?.id ?? tx.ids.uuid()
  const version = (current?.version ?? 0) + 1
  const { code, startsOn, endsOn } = period
  const { turnoverCents, totalCents } = due
  if (current) await moveDeclaration(tx, { id, version })
  else
    await insertDeclaration(tx, {
      ...{ id, personId: file.personId, declarantId: file.id, period: code, startsOn, endsOn },
      ...{ dueOn: period.dueOn, version, filedAt: now, createdAt: now },
    })
  const sequence = await nextNumber(tx, `declaration-${year}`)
  const number = `DC-${year}-${String(sequence).padStart(6, '0')}`
  const facts = {
    ...{ holderName: nameOf(file), companyName: file.companyName, siret: file.siret },
    filedBy: nameOf(filer ?? file),
  }
  await insertVersion(
    tx,
    {
      ...{ declarationId: id, version, number, code: verificationCodeFrom(tx.ids.bytes(10)) },
      ...{ filedAt: now, filedBy, accessId: accessOf(tx)?.id ?? null, turnoverCents, totalCents, facts },
    },
    due,
  )
  await audit(tx, {
    action: current ? 'declaration.corrected' : 'declaration.filed',
    ...{ subjectKind: 'declaration', subjectId: id },
    ...(current && {
      before: {
        ...{ number: current.number, turnoverCents: current.turnoverCents },
        totalCents: current.totalCents,
      },
    }),
    after: { period: code, number, turnoverCents, totalCents },
  })
  const { filedBy: by } = facts
  await tellFiling(tx, { id, file, period, version, number, filedBy: by, turnoverCents, totalCents })
}

/**
 * Files the turnover of a period of whoever acts, or corrects it: each time as another version with its receipt. The same
 * amounts again change nothing.
 * @throws problems `resource.not-found`, `declarant.unchecked`, `resource.changed`, `declaration.not-open`,
 * `declaration.over`, `declaration.activities-unknown`, `declaration.amount-changed`, `request.invalid`.
 */
export const fileDeclaration = (
  ctx: Ctx,
  code: string,
  { version, turnovers, totalCents }: Filing,
): Promise<DeclarationView> =>
  withTx(ctx, async (tx) => {
    const personId = actingPersonId(tx)
    const found = await demandPeriod(tx, personId, code, true)
    if (found.file.state !== 'open') throw problem('declarant.unchecked')
    demandVersion(version, found.current?.version ?? 0)
    const now = standing(tx, found.period, found.current)
    if (now !== 'may') throw problem(now === 'over' ? 'declaration.over' : 'declaration.not-open')
    const due = dueOn(found, turnovers)
    if (totalCents !== null && totalCents !== due.totalCents) throw problem('declaration.amount-changed')
    if (!(await isFiled(tx, found, due))) await write(tx, found, due)
    return toDeclarationView(tx, await demandPeriod(tx, personId, code))
  })
