import { missing } from '../fault.ts'
import type { Params } from '../params.ts'

interface Item {
  id: string
  created?: number
}

interface Page<T> {
  object: 'list'
  data: T[]
  has_more: boolean
  url: string
}

function createdTest(params: Params): (item: Item) => boolean {
  const exact = readable(() => params.whole('created', 0, Number.MAX_SAFE_INTEGER))
  if (exact !== undefined) return (item) => item.created === exact
  const range = params.hash('created')
  if (!range) return () => true
  const bound = (name: string) => range.whole(name, 0, Number.MAX_SAFE_INTEGER)
  const [gt, gte, lt, lte] = [bound('gt'), bound('gte'), bound('lt'), bound('lte')]
  return ({ created = 0 }) =>
    (gt === undefined || created > gt) &&
    (gte === undefined || created >= gte) &&
    (lt === undefined || created < lt) &&
    (lte === undefined || created <= lte)
}

// `created` is either a number or a hash of bounds.
function readable(read: () => number | undefined): number | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

/** One page of `oldestFirst`, newest first as Stripe lists, with limit, starting_after, ending_before and created. */
export function pageOf<T extends Item>(
  oldestFirst: readonly T[],
  params: Params,
  url: string,
  kind: string,
): Page<T> {
  const items = oldestFirst.filter(createdTest(params)).reverse()
  const limit = params.whole('limit', 1, 100) ?? 10
  const indexOf = (name: 'starting_after' | 'ending_before') => {
    const id = params.text(name)
    if (!id) return undefined
    const index = items.findIndex((item) => item.id === id)
    if (index < 0) throw missing(kind, id, name)
    return index
  }
  const after = indexOf('starting_after')
  const before = indexOf('ending_before')
  params.finish()
  if (before !== undefined) {
    const start = Math.max(0, before - limit)
    return { object: 'list', data: items.slice(start, before), has_more: start > 0, url }
  }
  const start = after === undefined ? 0 : after + 1
  return {
    object: 'list',
    data: items.slice(start, start + limit),
    has_more: items.length > start + limit,
    url,
  }
}
