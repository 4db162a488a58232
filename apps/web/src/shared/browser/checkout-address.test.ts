import { describe, expect, it } from 'vitest'
import { checkoutAddress } from './checkout-address.ts'

describe('checkoutAddress', () => {
  it.each(['https://checkout.stripe.com/c/pay/cs_1#x', 'http://localhost:3001/stripe/pay/cs_1'])(
    '%s opens',
    (url) => {
      expect(checkoutAddress(url)).toBe(url)
    },
  )
  it.each([
    null,
    '',
    '/adhesions',
    '//evil.example/x',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'data:text/html,x',
    'https://user:secret@checkout.stripe.com/',
  ])('%s does not', (url) => {
    expect(checkoutAddress(url)).toBeUndefined()
  })
})
