import { problem } from '../problem-error.ts'

const ANY = '*'
const TAG = /^(?:W\/)?"?([^"]*)"?$/u

/**
 * The versions that `If-Match` names (RFC 9110: one, a list, or `*` for whatever there is), as verbs take them: without quotes,
 * apart by commas. Proxies that compress make strong tags weak: they count alike.
 * @throws a problem `resource.precondition-required` when nothing is named.
 */
export function ifMatchOf(header: string | undefined): string {
  if (!header?.trim()) throw problem('resource.precondition-required')
  return header
    .split(',')
    .map((tag) => TAG.exec(tag.trim())?.[1] ?? '')
    .join()
}

/** @throws a problem `resource.changed` unless the version that stands now is one that was edited. */
export function demandVersion(edited: string, current: string | number): void {
  if (edited !== ANY && !edited.split(',').includes(String(current))) throw problem('resource.changed')
}
