/** A field that both sides changed, to different values. */
export interface Conflict<P extends string> {
  readonly path: P
  readonly mine: string
  readonly theirs: string
}

/** Their record with what I changed on top; where both changed, mine stands until the person chooses. */
export interface Merge<V, P extends string> {
  readonly values: V
  readonly conflicts: readonly Conflict<P>[]
  /** Fields that only the others changed. */
  readonly taken: readonly P[]
}

export type Choices<P extends string> = Readonly<Partial<Record<P, 'mine' | 'theirs'>>>
type TextsByPath<P extends string> = Readonly<Record<P, string>>

interface Sides<P extends string> {
  /** The record on which I began. */
  readonly base: TextsByPath<P>
  readonly mine: TextsByPath<P>
  /** The record as somebody else saved it meanwhile. */
  readonly theirs: TextsByPath<P>
}

/** Compares what two people made of one record, field by field. `kept` are my changes, to be put on top of theirs. */
export function compareEdits<P extends string>(
  paths: readonly P[],
  { base, mine, theirs }: Sides<P>,
  same: (path: P, a: string, b: string) => boolean,
) {
  const conflicts: Conflict<P>[] = []
  const taken: P[] = []
  const kept: P[] = []
  for (const path of paths) {
    const iChanged = !same(path, base[path], mine[path])
    const theyChanged = !same(path, base[path], theirs[path])
    if (theyChanged && !iChanged) taken.push(path)
    if (!iChanged || same(path, mine[path], theirs[path])) continue
    if (theyChanged) conflicts.push({ path, mine: mine[path], theirs: theirs[path] })
    kept.push(path)
  }
  return { conflicts, taken, kept }
}
