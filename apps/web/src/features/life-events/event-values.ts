import { LIFE_EVENT_KINDS, type LifeEventKind } from '@guichet/domain/life-events'
import type { RecordedEvent } from './api/life-events.ts'

/** Which address changes by a move. */
export const PLACES = ['personal', 'business', 'both'] as const
export type Place = (typeof PLACES)[number]

export interface EventValues {
  kind: LifeEventKind
  happensOn: string
  atOnce: boolean
  place: Place
  street: string
  complement: string
  postcode: string
  city: string
  siret: string
  ape: string
  comment: string
}

export const emptyEvent = (kind: LifeEventKind): EventValues => ({
  ...{
    kind,
    happensOn: '',
    atOnce: false,
    place: 'both',
    street: '',
    complement: '',
    postcode: '',
    city: '',
  },
  ...{ siret: '', ape: '', comment: '' },
})

const DATED: ReadonlySet<LifeEventKind> = new Set(['move', 'new-siret', 'cessation', 'death'])
/** Whether one says on which day it happens. */
export const isDated = (kind: LifeEventKind): boolean => DATED.has(kind)

const orNull = (text: string) => (text.trim() === '' ? null : text)

/** What is sent: what belongs to the kind, and nothing else. */
export function eventBody(values: EventValues): RecordedEvent {
  const { kind, happensOn, place, siret, ape, comment } = values
  const address = {
    street: orNull(values.street),
    complement: orNull(values.complement),
    postcode: orNull(values.postcode),
    city: orNull(values.city),
  }
  return {
    kind,
    comment: comment.trim(),
    ...(isDated(kind) && { happensOn }),
    ...(kind === 'resignation' && { atOnce: values.atOnce }),
    ...(kind === 'move' && place !== 'business' && { personalAddress: address }),
    ...(kind === 'move' && place !== 'personal' && { businessAddress: address }),
    ...(kind === 'new-siret' && { siret, ape: orNull(ape) }),
  }
}

/** Fields of the API by those of the form: one address stands for both. */
export const EVENT_ALIASES: Readonly<Record<string, string>> = Object.fromEntries(
  ['personalAddress', 'businessAddress'].flatMap((address) =>
    ['street', 'complement', 'postcode', 'city'].map((part) => [`${address}.${part}`, part]),
  ),
)

/** The kinds that may be told now: a withdrawal only as long as it is possible, a death by staff alone. */
export const kindsFor = (withdrawalUntil: string | null, isStaff: boolean): readonly LifeEventKind[] =>
  LIFE_EVENT_KINDS.filter((kind) => {
    if (kind === 'withdrawal') return withdrawalUntil !== null
    return kind !== 'death' || isStaff
  })
