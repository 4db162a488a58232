import { ApiError } from '@guichet/client'
import { updateMe } from '@guichet/contract/me.contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useProblemText } from '../../shared/api/problem-text.ts'
import { schemaErrors } from '../../shared/forms/field-errors.ts'
import { useKitForm } from '../../shared/forms/use-kit-form.ts'
import { meQuery } from './api/get-me.ts'
import { updateMeMutation } from './api/update-me.ts'
import {
  type FieldPath,
  type InformationValues,
  informationValues,
  type Me,
  patchOf,
} from './information-values.ts'
import { type Merge, mergeEdits, resolveConflicts } from './merge-edits.ts'

/** The file with the ETag that names this state of it. */
export interface MeFile {
  readonly me: Me
  readonly etag: string | null
}

interface Collision {
  readonly merge: Merge
  readonly theirs: MeFile
}

const wasChanged = (error: unknown) => error instanceof ApiError && error.code === 'resource.changed'
const isEmpty = (patch: object) => Object.keys(patch).length === 0

/**
 * The information form. When somebody else saved the file meanwhile, changes of other fields are joined without a word
 * lost; where both changed the same field, `collision` holds what there is to choose from.
 */
export function useInformationForm(latest: MeFile) {
  const { fieldText } = useProblemText()
  const queries = useQueryClient()
  const update = useMutation(updateMeMutation())
  const [file, setFile] = useState(latest)
  const [collision, setCollision] = useState<Collision>()
  /** Fields that the others changed and that came along with the last save. */
  const [taken, setTaken] = useState<readonly FieldPath[]>([])
  const [resolutions, setResolutions] = useState(0)
  const saved = useRef(latest)
  const cameAlong = useRef<readonly FieldPath[]>([])

  async function send(base: MeFile, values: InformationValues): Promise<MeFile> {
    const patch = patchOf(base.me, values)
    if (isEmpty(patch)) return base
    try {
      return await update.mutateAsync({ patch, etag: base.etag })
    } catch (error) {
      if (!wasChanged(error)) throw error
      const theirs = await queries.fetchQuery({ ...meQuery, staleTime: 0 })
      const merge = mergeEdits(base.me, values, theirs.me)
      if (merge.conflicts.length > 0 || theirs.etag === base.etag) {
        setCollision({ merge, theirs })
        throw error
      }
      cameAlong.current = [...cameAlong.current, ...merge.taken]
      return send(theirs, merge.values)
    }
  }

  const kit = useKitForm<InformationValues>({
    initialValues: informationValues(latest.me),
    // By the contract itself, so that all that is wrong is told in one round; the API knows more of telephones alone.
    validate: (values) => schemaErrors(updateMe.body, patchOf(file.me, values), fieldText),
    save: async (values) => {
      setTaken([])
      saved.current = await send(file, values)
    },
    onSaved: () => {
      adopt(saved.current)
      setTaken(cameAlong.current)
      cameAlong.current = []
      queries.setQueryData(meQuery.queryKey, saved.current)
      for (const queryKey of [['session'], ['tasks']]) {
        queries.invalidateQueries({ queryKey }).catch(() => undefined)
      }
    },
  })
  const { form, dirty, submit } = kit

  /** Shows the file as it is kept: numbers grouped, the number typed masked again. */
  function adopt(next: MeFile) {
    const values = informationValues(next.me)
    setFile(next)
    setCollision(undefined)
    form.setInitialValues(values)
    form.setValues(values)
    form.resetDirty(values)
  }

  // A newer file is taken over only while nothing is typed; later it is joined when saving.
  useEffect(() => {
    if (dirty) return
    if (collision) adopt(collision.theirs)
    else if (latest.me.version > file.me.version) adopt(latest)
  })

  /** Puts the choices into the form, on top of the file as it is now, and saves it. */
  function resolve(choices: Readonly<Partial<Record<FieldPath, 'mine' | 'theirs'>>>) {
    if (!collision) return
    form.setValues(resolveConflicts(collision.merge, choices))
    cameAlong.current = collision.merge.taken
    setFile(collision.theirs)
    setCollision(undefined)
    setResolutions((count) => count + 1)
  }
  const submitLatest = useRef(submit)
  submitLatest.current = submit
  useEffect(() => {
    if (resolutions > 0) submitLatest.current().catch(() => undefined)
  }, [resolutions])

  return { kit, file, collision, taken, resolve }
}
