import { type LocalDate, startOfDay } from '@guichet/domain/local-date'
import { paymentReference } from '@guichet/domain/reference'
import type { TypeData } from './data/catalogue.ts'
import { createIds, createRandom, type Random } from './random.ts'
import { createRows, type Rows } from './rows.ts'

/** Instant of a day in Paris, `minutes` after midnight. */
export const at = (day: LocalDate, minutes: number): Date =>
  new Date(startOfDay(day).getTime() + Math.round(minutes * 60_000))

/** The same instant some minutes later (earlier if negative). */
export const later = (instant: Date, minutes: number): Date =>
  new Date(instant.getTime() + Math.round(minutes * 60_000))

export interface AuditFact {
  readonly action: string
  readonly subjectKind: string
  readonly subjectId: string
  /** Who did it; nobody: the system. */
  readonly actorId?: string | null
  readonly after?: Readonly<Record<string, unknown>>
  /** In whose file, and under which access, when it is not the actor's own. */
  readonly ownerId?: string
  readonly accessId?: string
}

/** What the story writes into: rows, ids, counters, and what is to happen, in the order of time. */
export interface World {
  readonly today: LocalDate
  readonly random: Random
  readonly rows: Rows
  /** Files of the store, by key. */
  readonly files: Map<string, Buffer>
  readonly types: Map<string, TypeData & { readonly id: string }>
  readonly partners: Map<string, string>
  /** Ids of the services by their French names. */
  readonly services: Map<string, string>
  /** Ids of the procedures by their codes. */
  readonly procedures: Map<string, string>
  /** The person who records transfers and cheques. */
  financeId: string
  managerId: string
  id(at: Date): string
  /** The next number of a counter, gap-free. */
  next(counter: string): number
  /** Lets a counter go on from a number, as one taken over from an earlier system. */
  startAt(counter: string, value: number): void
  /** The next reference of a payment made on that day. */
  reference(day: LocalDate): string
  audit(at: Date, fact: AuditFact): void
  /** Has `happen` run at its place in time; numbers are given out in that order. */
  plan(at: Date, happen: (at: Date) => void): void
  /** Runs what was planned and notes where the counters stand. */
  run(): void
}

/** The seed of all that looks random in the demo. */
const SEED = 0x6a17ce7

export const createWorld = (today: LocalDate): World => {
  const random = createRandom(SEED)
  const rows = createRows()
  const newId = createIds(random)
  const counters = new Map<string, number>()
  const planned: { at: Date; order: number; happen: (at: Date) => void }[] = []
  const next = (name: string) => {
    const value = (counters.get(name) ?? 0) + 1
    counters.set(name, value)
    return value
  }
  return {
    today,
    random,
    rows,
    files: new Map(),
    types: new Map(),
    partners: new Map(),
    services: new Map(),
    procedures: new Map(),
    financeId: '',
    managerId: '',
    id: newId,
    next,
    startAt: (name, value) => {
      counters.set(name, value)
    },
    reference: (day) => {
      const year = Number(day.slice(0, 4))
      return paymentReference(next(`payment-reference-${year}`), year)
    },
    audit: (instant, { action, subjectKind, subjectId, actorId, after, ownerId, accessId }) => {
      const actorKind = actorId ? 'person' : 'system'
      const [id, before] = [newId(instant), null]
      rows.auditEntries.push({
        ...{ id, at: instant, action, actorKind, actorId: actorId ?? null, subjectKind, subjectId, before },
        requestId: 'demo-seed',
        after: after ?? null,
        ownerId: ownerId ?? null,
        accessId: accessId ?? null,
      })
    },
    plan: (instant, happen) => {
      planned.push({ at: instant, order: planned.length, happen })
    },
    run: () => {
      planned.sort((a, b) => a.at.getTime() - b.at.getTime() || a.order - b.order)
      for (const event of planned) event.happen(event.at)
      for (const [name, value] of counters) rows.counters.push({ name, value })
    },
  }
}
