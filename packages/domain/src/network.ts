/** An address of the Internet as a number of 32 or 128 bits. */
interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

const MAPPED = 0xffffn << 32n

function ipv4(text: string): Address | null {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/u.test(part) && Number(part) < 256))
    return null
  return { bits: 32, value: parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n) }
}

function ipv6(text: string): Address | null {
  const dotted = /^(.*:)([\d.]+)$/u.exec(text)
  if (dotted?.[2]?.includes('.')) {
    const tail = ipv4(dotted[2])
    if (!tail) return null
    const groups = [tail.value >> 16n, tail.value & 0xffffn].map((group) => group.toString(16)).join(':')
    return ipv6(`${dotted[1]}${groups}`)
  }
  const halves = text.split('::')
  if (halves.length > 2) return null
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')))
  const missing = 8 - head.length - tail.length
  if (halves.length === 2 ? missing < 1 : missing !== 0) return null
  const groups = [...head, ...Array.from({ length: missing }, () => '0'), ...tail]
  if (!groups.every((group) => /^[\da-f]{1,4}$/iu.test(group))) return null
  return { bits: 128, value: groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n) }
}

/** IPv4 inside IPv6 (`::ffff:192.0.2.1`) is IPv4. */
function addressOf(text: string): Address | null {
  const found = text.includes(':') ? ipv6(text) : ipv4(text)
  if (found?.bits === 128 && found.value >> 32n === MAPPED >> 32n)
    return { bits: 32, value: found.value & 0xffffffffn }
  return found
}

function networkOf(text: string): { readonly address: Address; readonly length: number } | null {
  const [written = '', suffix, ...rest] = text.split('/')
  const address = addressOf(written)
  if (!address || rest.length > 0) return null
  if (suffix === undefined) return { address, length: address.bits }
  const length = /^\d{1,3}$/u.test(suffix) ? Number(suffix) : Number.NaN
  // A prefix of a mapped address would count from the wrong end.
  if (!(length <= address.bits) || (written.includes(':') && address.bits === 32)) return null
  return { address, length }
}

/** Whether a text is an address, or a network as `192.0.2.0/24` or `2001:db8::/32`. */
export const isNetwork = (text: string): boolean => networkOf(text) !== null

/** Whether an address lies in a network; false when either is none. */
export function isInNetwork(ip: string, network: string): boolean {
  const address = addressOf(ip)
  const within = networkOf(network)
  if (!address || within?.address.bits !== address.bits) return false
  const rest = BigInt(address.bits - within.length)
  return address.value >> rest === within.address.value >> rest
}
