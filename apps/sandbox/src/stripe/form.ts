/** A form body as Stripe reads it: `a[b][]=1` gives `{ a: { b: ['1'] } }`. */
export type FormValue = string | FormValue[] | FormHash
export interface FormHash {
  [name: string]: FormValue
}

type Node = Map<string, string | Node>

function keysOf(name: string): string[] {
  const head = name.indexOf('[')
  if (head < 1) return [name]
  return [
    name.slice(0, head),
    ...[...name.slice(head).matchAll(/\[([^\]]*)\]/g)].map((match) => match[1] ?? ''),
  ]
}

function insert(root: Node, name: string, value: string): void {
  const keys = keysOf(name)
  let node = root
  keys.forEach((rawKey, index) => {
    const key = rawKey === '' ? String(node.size) : rawKey
    if (index === keys.length - 1) {
      node.set(key, value)
      return
    }
    const child = node.get(key)
    if (child instanceof Map) {
      node = child
      return
    }
    const next: Node = new Map()
    node.set(key, next)
    node = next
  })
}

function toValue(node: string | Node): FormValue {
  if (typeof node === 'string') return node
  const names = [...node.keys()]
  if (names.length > 0 && names.every((name) => /^\d+$/.test(name))) return [...node.values()].map(toValue)
  return toHash(node)
}

function toHash(node: Node): FormHash {
  const hash = Object.create(null) as FormHash
  for (const [name, value] of node) hash[name] = toValue(value)
  return hash
}

/** Reads `application/x-www-form-urlencoded` text with brackets. Never throws; a name given twice keeps its last value. */
export function parseForm(text: string): FormHash {
  const root: Node = new Map()
  for (const [name, value] of new URLSearchParams(text)) insert(root, name, value)
  return toHash(root)
}
