import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** Says where network addresses are, without asking anybody. */
export interface Places {
  /** Country of an address, in two letters; null where it is not known. */
  countryOf(ip: string): Promise<string | null>
}

interface Table {
  get(ip: string): unknown
}

const BUNDLED = '@ip-location-db/geo-whois-asn-country-mmdb/geo-whois-asn-country.mmdb'
const COUNTRY = /^[A-Z]{2}$/u

/** Addresses for one’s own network, for examples and the like (IANA’s special-purpose ones): they are nowhere. */
const NOWHERE = new BlockList()
for (const [network, length] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOWHERE.addSubnet(network, length, 'ipv4')
for (const [network, length] of [
  ['::', 96],
  ['64:ff9b:1::', 48],
  ['100::', 64],
  ['2001:db8::', 32],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  NOWHERE.addSubnet(network, length, 'ipv6')

const MAPPED = /^::ffff:(?=\d+\.)/iu

/** The address as the table knows it; null for what is none, or nowhere. */
function placedAddress(ip: string): string | null {
  const address = ip.replace(MAPPED, '')
  if (isIPv4(address)) return NOWHERE.check(address, 'ipv4') ? null : address
  return isIPv6(address) && !NOWHERE.check(address, 'ipv6') ? address : null
}

/** `{ country_code }` of ip-location-db, or `{ country: { iso_code } }` of MaxMind and DB-IP. */
function countryIn(found: unknown): string | null {
  const { country_code: flat, country } = (found ?? {}) as {
    readonly country_code?: unknown
    readonly country?: { readonly iso_code?: unknown } | null
  }
  const code = flat ?? country?.iso_code
  return typeof code === 'string' && COUNTRY.test(code) ? code : null
}

async function readTable(file: string | undefined): Promise<Table> {
  const { Reader } = await import('mmdb-lib')
  return new Reader(await readFile(file ?? createRequire(import.meta.url).resolve(BUNDLED)))
}

/**
 * Places by a table in the MMDB format, which is read when the first address is asked for. One that cannot be read is told
 * once, and leaves every place unknown: nobody is kept from signing in by it.
 */
export function createPlaces(file: string | undefined, onUnreadable: (error: unknown) => void): Places {
  let table: Promise<Table | null> | undefined
  const read = () =>
    readTable(file).catch((error: unknown) => {
      onUnreadable(error)
      return null
    })
  return {
    async countryOf(ip) {
      const address = placedAddress(ip)
      if (address === null) return null
      table ??= read()
      return countryIn((await table)?.get(address))
    },
  }
}
