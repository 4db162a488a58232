import { updateMe } from '@guichet/contract/me.contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { useMergedForm } from '../../shared/forms/use-merged-form.ts'
import { meQuery } from './api/get-me.ts'
import { updateMeMutation } from './api/update-me.ts'
import {
  type FieldPath,
  type InformationValues,
  informationValues,
  type Me,
  patchOf,
} from './information-values.ts'
import { mergeEdits, resolveConflicts } from './merge-edits.ts'

/** The file with the ETag that names this state of it. */
export interface MeFile {
  readonly me: Me
  readonly etag: string | null
}

const isEmpty = (patch: object) => Object.keys(patch).length === 0

/** The information form: sends what changed, joins what somebody else saved meanwhile. */
export function useInformationForm(latest: MeFile) {
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const update = useMutation(updateMeMutation())
  return useMergedForm<MeFile, InformationValues, FieldPath>({
    latest,
    versionOf: ({ me }) => me.version,
    valuesOf: ({ me }) => informationValues(me),
    // By the contract itself, so that all that is wrong is told in one round; the API knows more of telephones alone.
    validate: (values, { me }) => schemaErrors(updateMe.body, patchOf(me, values), fieldText),
    send: async (base, values) => {
      const patch = patchOf(base.me, values)
      return isEmpty(patch) ? base : await update.mutateAsync({ patch, etag: base.etag })
    },
    reload: () => queries.fetchQuery({ ...meQuery, staleTime: 0 }),
    merge: (base, mine, theirs) => mergeEdits(base.me, mine, theirs.me),
    resolve: resolveConflicts,
    onSaved: (saved) => {
      queries.setQueryData(meQuery.queryKey, saved)
      for (const queryKey of [['session'], ['tasks']]) {
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
      }
    },
  })
}
