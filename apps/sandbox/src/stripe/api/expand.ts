import type { Collection } from '../../state/journal.ts'
import type { StripeBox } from '../box.ts'
import { invalid } from '../fault.ts'
import { invoicePayments } from '../payments/invoice.ts'

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

function find(box: StripeBox, id: string): object | undefined {
  const byPrefix: [string, Collection<{ id: string }>][] = [
    ['cus_', box.customers as Collection<{ id: string }>],
    ['prod_', box.products as Collection<{ id: string }>],
    ['price_', box.prices as Collection<{ id: string }>],
    ['cs_', box.sessions as Collection<{ id: string }>],
    ['pi_', box.intents as Collection<{ id: string }>],
    ['seti_', box.setups as Collection<{ id: string }>],
    ['pm_', box.methods as Collection<{ id: string }>],
    ['mandate_', box.mandates as Collection<{ id: string }>],
    ['ch_', box.charges as Collection<{ id: string }>],
    ['py_', box.charges as Collection<{ id: string }>],
    ['re_', box.refunds as Collection<{ id: string }>],
    ['sub_', box.subscriptions as Collection<{ id: string }>],
    ['in_', box.invoices as Collection<{ id: string }>],
  ]
  const collection = byPrefix.find(([prefix]) => id.startsWith(prefix))?.[1]
  return collection?.get(id)
}

// Lists that Stripe leaves out unless they are asked for.
function includable(box: StripeBox, fields: Fields, name: string): object | undefined {
  const id = String(fields.id)
  if (fields.object === 'checkout.session' && name === 'line_items') {
    const data = box.lineItems.get(id)?.items ?? []
    return { object: 'list', data, has_more: false, url: `/v1/checkout/sessions/${id}/line_items` }
  }
  if (fields.object === 'charge' && name === 'refunds') {
    const data = box.refunds.all().filter((refund) => refund.charge === id)
    return { object: 'list', data: data.reverse(), has_more: false, url: `/v1/refunds?charge=${id}` }
  }
  const invoice = fields.object === 'invoice' && name === 'payments' ? box.invoices.get(id) : undefined
  return invoice && invoicePayments(box.invoiceIntents.get(id)?.intentId ?? '', invoice)
}

function expandOne(box: StripeBox, fields: Fields, path: string[], whole: string): void {
  const [name, ...rest] = path
  if (name === undefined) return
  const listed = includable(box, fields, name)
  if (listed) fields[name] = structuredClone(listed)
  const value = fields[name]
  if (value === undefined) {
    throw invalid(`This property cannot be expanded (${whole}).`, 'expand', 'property_cannot_be_expanded')
  }
  if (typeof value === 'string') {
    const found = find(box, value)
    if (!found)
      throw invalid(`This property cannot be expanded (${whole}).`, 'expand', 'property_cannot_be_expanded')
    fields[name] = structuredClone(found)
  }
  const next = fields[name]
  if (Array.isArray(next)) for (const item of next) expandOne(box, item as Fields, rest, whole)
  else if (isFields(next)) expandOne(box, next, rest, whole)
}

/** A copy of `answer` in which the ids at `paths` (`payment_intent.latest_charge`, `data.customer`) are the objects. */
export function expand(box: StripeBox, answer: object, paths: readonly string[]): object {
  if (paths.length === 0) return answer
  const copy = structuredClone(answer) as Fields
  for (const path of paths) {
    const keys = path.split('.')
    if (keys.length > 4) throw invalid('You cannot expand more than 4 levels of a property.', 'expand')
    expandOne(box, copy, keys, path)
  }
  return copy
}
