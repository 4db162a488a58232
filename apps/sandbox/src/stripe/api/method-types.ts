import { invalid } from '../fault.ts'
import type { Params } from '../params.ts'

/**
 * The kinds of payment method one may use, from `allowed_payment_method_types`; null when all of them. Since API version
 * 2026-10-28 that parameter takes the place of `payment_method_types`, which is refused here with that advice.
 */
export function readMethodTypes(params: Params): string[] | null {
  if (params.has('payment_method_types')) {
    throw invalid(
      'Received unknown parameter: payment_method_types. Did you mean allowed_payment_method_types?',
      'payment_method_types',
      'parameter_unknown',
    )
  }
  const automatic = params.hash('automatic_payment_methods')
  automatic?.flag('enabled')
  automatic?.oneOf('allow_redirects', ['always', 'never'])
  automatic?.finish()
  const types = params.texts('allowed_payment_method_types')
  types.forEach((type, index) => {
    if (type === 'card' || type === 'sepa_debit') return
    throw invalid(
      `Invalid allowed_payment_method_types[${index}]: the sandbox has card and sepa_debit, not ${type}.`,
      `allowed_payment_method_types[${index}]`,
    )
  })
  return types.length > 0 ? [...new Set(types)] : null
}

/** What can be used in the end: SEPA debits are in euros only. Throws 400 when nothing is left. */
export function offeredTypes(allowed: readonly string[] | null, currency: string): string[] {
  const offered = (allowed ?? ['card', 'sepa_debit']).filter(
    (type) => type !== 'sepa_debit' || currency === 'eur',
  )
  if (offered.length === 0) {
    throw invalid('No valid payment method types for this currency.', 'allowed_payment_method_types')
  }
  return offered
}
