import {
  FIELD_PATHS,
  type FieldPath,
  flatten,
  type InformationValues,
  informationValues,
  type Me,
  sameValue,
  withField,
} from './information-values.ts'

export interface Conflict {
  readonly path: FieldPath
  readonly mine: string
  readonly theirs: string
}

export interface Merge {
  /** Their file with what I changed on top; where both changed, mine stands until the person chooses. */
  readonly values: InformationValues
  /** Fields that both changed, to different values. */
  readonly conflicts: readonly Conflict[]
  /** Fields that only the others changed. */
  readonly taken: readonly FieldPath[]
}

/**
 * Joins what a person typed (`mine`, begun on `base`) with the file as somebody else saved it meanwhile (`theirs`).
 */
export function mergeEdits(base: Me, mine: InformationValues, theirs: Me): Merge {
  const before = flatten(informationValues(base), base.nirMasked)
  const typed = flatten(mine, base.nirMasked)
  const saved = flatten(informationValues(theirs), theirs.nirMasked)
  const conflicts: Conflict[] = []
  const taken: FieldPath[] = []
  let values = informationValues(theirs)
  for (const path of FIELD_PATHS) {
    const iChanged = !sameValue(path, before[path], typed[path])
    const theyChanged = !sameValue(path, before[path], saved[path])
    if (theyChanged && !iChanged) taken.push(path)
    if (!iChanged) continue
    const differ = !sameValue(path, typed[path], saved[path])
    if (theyChanged && differ) conflicts.push({ path, mine: typed[path], theirs: saved[path] })
    if (!differ) continue
    values =
      path === 'nir'
        ? { ...values, nir: mine.nir, removeNir: mine.removeNir }
        : withField(values, path, typed[path])
  }
  return { values, conflicts, taken }
}

/** The values with the saved one put back for each conflict whose choice is `theirs`. */
export function resolveConflicts(
  merge: Merge,
  choices: Readonly<Partial<Record<FieldPath, 'mine' | 'theirs'>>>,
): InformationValues {
  let values = merge.values
  for (const { path, theirs } of merge.conflicts) {
    if (choices[path] !== 'theirs') continue
    values = path === 'nir' ? { ...values, nir: '', removeNir: false } : withField(values, path, theirs)
  }
  return values
}
