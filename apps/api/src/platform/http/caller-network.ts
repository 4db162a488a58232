import { isIPv6, SocketAddress } from 'node:net'

const GROUPS = 8
const NETWORK_GROUPS = 4
const MAPPED = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/u

/** The eight groups of an IPv6 address. */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::')
  const groups = (part: string) => part.split(':').filter(Boolean)
  if (tail === undefined) return groups(head)
  const [before, after] = [groups(head), groups(tail)]
  return [...before, ...Array(GROUPS - before.length - after.length).fill('0'), ...after]
}

/**
 * Whom a budget by address is counted for: an IPv4 address, and of IPv6 the network (/64) that one customer is given, who has as
 * many addresses in it as he likes.
 */
export function networkOf(ip: string): string {
  if (!isIPv6(ip)) return ip
  const [plain = ''] = ip.split('%')
  const { address } = new SocketAddress({ address: plain, family: 'ipv6' })
  const mapped = MAPPED.exec(address)?.[1]
  if (mapped) return mapped
  return `${groupsOf(address).slice(0, NETWORK_GROUPS).join(':')}::/64`
}
