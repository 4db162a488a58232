import { type Choices, compareEdits, type Merge } from './merge-texts.ts'

/** Values of a form without lists: texts, and yes or no. */
export type FlatValues<P extends string> = { [K in P]: string | boolean }

const flatten = <P extends string>(paths: readonly P[], values: FlatValues<P>) =>
  Object.fromEntries(paths.map((path) => [path, String(values[path])])) as Record<P, string>

const put = <P extends string, V extends FlatValues<P>>(values: V, path: P, text: string): V => ({
  ...values,
  [path]: typeof values[path] === 'boolean' ? text === 'true' : text,
})

/** Joins what a person changed with what somebody else saved meanwhile, field by field. */
export function mergeValues<P extends string, V extends FlatValues<P>>(
  paths: readonly P[],
  { base, mine, theirs }: { readonly base: V; readonly mine: V; readonly theirs: V },
): Merge<V, P> {
  const typed = flatten(paths, mine)
  const { conflicts, taken, kept } = compareEdits(
    paths,
    { base: flatten(paths, base), mine: typed, theirs: flatten(paths, theirs) },
    (_, a, b) => a === b,
  )
  return { values: kept.reduce((values, path) => put(values, path, typed[path]), theirs), conflicts, taken }
}

export const resolveValues = <P extends string, V extends FlatValues<P>>(
  merge: Merge<V, P>,
  choices: Choices<P>,
): V =>
  merge.conflicts.reduce(
    (values, { path, theirs }) => (choices[path] === 'theirs' ? put(values, path, theirs) : values),
    merge.values,
  )
