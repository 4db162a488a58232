import { type Choices, compareEdits, type Merge } from '../../shared/forms/merge-texts.ts'
import { withText } from '../../shared/forms/text-paths.ts'
import {
  FIELD_PATHS,
  type FieldPath,
  flatten,
  type InformationValues,
  informationValues,
  type Me,
  sameValue,
} from './information-values.ts'

type InformationMerge = Merge<InformationValues, FieldPath>

/**
 * Joins what a person typed (`mine`, begun on `base`) with the file as somebody else saved it meanwhile (`theirs`).
 */
export function mergeEdits(base: Me, mine: InformationValues, theirs: Me): InformationMerge {
  const typed = flatten(mine, base.nirMasked)
  const { conflicts, taken, kept } = compareEdits(
    FIELD_PATHS,
    {
      base: flatten(informationValues(base), base.nirMasked),
      mine: typed,
      theirs: flatten(informationValues(theirs), theirs.nirMasked),
    },
    sameValue,
  )
  let values = informationValues(theirs)
  for (const path of kept) {
    values =
      path === 'nir'
        ? { ...values, nir: mine.nir, removeNir: mine.removeNir }
        : withText(values, path, typed[path])
  }
  return { values, conflicts, taken }
}

/** The values with the saved one put back for each conflict whose choice is `theirs`. */
export function resolveConflicts(merge: InformationMerge, choices: Choices<FieldPath>): InformationValues {
  let values = merge.values
  for (const { path, theirs } of merge.conflicts) {
    if (choices[path] !== 'theirs') continue
    values = path === 'nir' ? { ...values, nir: '', removeNir: false } : withText(values, path, theirs)
  }
  return values
}
