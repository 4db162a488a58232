import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInNetwork, isNetwork } from './network.ts'

describe('isNetwork', () => {
  it.each([
    '192.0.2.1',
    '192.0.2.0/24',
    '0.0.0.0/0',
    '::1',
    '2001:db8::/32',
    '2001:db8:0:0:0:0:0:1/128',
    '::',
  ])('takes %s', (text) => expect(isNetwork(text)).toBe(true))
  it('takes IPv4 inside IPv6 as an address', () => {
    expect(isNetwork('::ffff:192.0.2.1')).toBe(true)
    expect(isNetwork('::ffff:192.0.2.1/120')).toBe(false)
  })
  it.each([
    ...[
      '',
      ' ',
      'localhost',
      '192.0.2',
      '192.0.2.256',
      '192.0.02.1',
      '192.0.2.0/33',
      '192.0.2.0/',
      '192.0.2.0/8/8',
    ],
    ...[
      '1::2::3',
      '2001:db8::/129',
      ':::',
      '1:2:3:4:5:6:7',
      '1:2:3:4:5:6:7:8:9',
      'g::',
      '::1.2.3',
      '12345::',
    ],
  ])('refuses %j', (text) => expect(isNetwork(text)).toBe(false))
})

describe('isInNetwork', () => {
  it.each([
    ['192.0.2.77', '192.0.2.0/24', true],
    ['192.0.3.77', '192.0.2.0/24', false],
    ['::ffff:192.0.2.77', '192.0.2.0/24', true],
    ['2001:db8:1::5', '2001:db8::/32', true],
    ['2001:db9::5', '2001:db8::/32', false],
    ['192.0.2.77', '::/0', false],
    ['2001:db8::1', '0.0.0.0/0', false],
    ['nonsense', '0.0.0.0/0', false],
  ])('%s in %s: %s', (ip, network, expected) => expect(isInNetwork(ip, network)).toBe(expected))

  it('holds every address with the same first bits, and no other', () => {
    const byte = fc.nat(255)
    const address = fc.tuple(byte, byte, byte, byte)
    const bitsOf = (parts: readonly number[]) =>
      parts.map((part) => part.toString(2).padStart(8, '0')).join('')
    fc.assert(
      fc.property(address, address, fc.nat(32), (a, b, length) => {
        const same = bitsOf(a).slice(0, length) === bitsOf(b).slice(0, length)
        expect(isInNetwork(a.join('.'), `${b.join('.')}/${length}`)).toBe(same)
      }),
    )
  })

  it('never throws, whatever is given, and holds an address in itself', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => void isInNetwork(a, b)))
    fc.assert(
      fc.property(fc.ipV6(), (ip) => {
        expect(isInNetwork(ip, ip)).toBe(true)
      }),
    )
  })
})
