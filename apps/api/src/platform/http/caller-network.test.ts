import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { networkOf } from './caller-network.ts'

describe('whom a budget by address is counted for', () => {
  it('is an IPv4 address, however it is written', () => {
    expect(networkOf('192.0.2.7')).toBe('192.0.2.7')
    expect(networkOf('::ffff:192.0.2.7')).toBe('192.0.2.7')
    expect(networkOf('::FFFF:c000:207')).toBe('192.0.2.7')
  })

  it('is the network of a customer in IPv6', () => {
    expect(networkOf('2001:db8:1:2::1')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:0DB8:0001:0002:a:b:c:d')).toBe('2001:db8:1:2::/64')
    expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64')
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64')
    expect(networkOf('::1')).toBe('0:0:0:0::/64')
    expect(networkOf('2001:db8:1:3::1')).not.toBe(networkOf('2001:db8:1:2::1'))
  })

  it('is one for all addresses of a network, and another for any other network', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.ipV6(), (a, b) => {
        expect(networkOf(networkOf(a).replace('/64', ''))).toBe(networkOf(a))
        if (networkOf(a) === networkOf(b)) expect(networkOf(b)).toBe(networkOf(a))
      }),
    )
  })

  it('leaves what is no address as it is', () => {
    expect(networkOf('unknown')).toBe('unknown')
  })
})
