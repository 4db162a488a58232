import { useEffect, useState } from 'react'
import { useSession } from '../../shared/api/session.ts'

/**
 * What was typed, kept in this tab until it is sent: whoever leaves the page, or has to sign in again, finds it there. Kept apart for
 * each person.
 */
export function useDraft<V extends Readonly<Record<string, string>>>(name: string, empty: V) {
  const { personId } = useSession()
  const key = `guichet.draft.${personId}.${name}`
  const [initial] = useState(() => readDraft(key, empty))
  return {
    initial,
    isKept: initial !== empty,
    keep: (values: V) => {
      const isEmpty = Object.keys(empty).every((field) => values[field] === empty[field])
      if (isEmpty) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, JSON.stringify(values))
    },
    drop: () => sessionStorage.removeItem(key),
  }
}

function readDraft<V extends Readonly<Record<string, string>>>(key: string, empty: V): V {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof kept !== 'object' || kept === null) return empty
    const known = Object.keys(empty).map((field) => [field, (kept as Record<string, unknown>)[field]])
    if (!known.every(([, value]) => typeof value === 'string')) return empty
    return Object.fromEntries(known) as V
  } catch {
    return empty
  }
}

/** Keeps what a form holds whenever it changes. */
export function useKeepDraft<V extends Readonly<Record<string, string>>>(
  draft: { readonly keep: (values: V) => void },
  values: V,
): void {
  const text = JSON.stringify(values)
  useEffect(() => draft.keep(JSON.parse(text) as V), [text])
}
