import { ApiError } from '@guichet/client'
import type { FormErrors } from '@mantine/form'
import { useEffect, useRef, useState } from 'react'
import type { Choices, Merge } from './merge-texts.ts'
import { type KitFormOptions, SaveWithdrawn, useKitForm } from './use-kit-form.ts'

interface Tagged {
  /** ETag that names this state of the record. */
  readonly etag: string | null
}

interface MergedFormOptions<F extends Tagged, V extends object, P extends string>
  extends Pick<KitFormOptions<V>, 'aliases' | 'fieldsOf'> {
  /** What is wrong with the values over a record, as sentences by field. */
  readonly validate: (values: V, base: F) => FormErrors
  /** The record as it was last read. */
  readonly latest: F
  readonly versionOf: (file: F) => number
  readonly valuesOf: (file: F) => V
  /** Saves the values over `base`; fails with `resource.changed` when somebody saved it meanwhile. */
  readonly send: (base: F, values: V) => Promise<F>
  readonly reload: () => Promise<F>
  readonly merge: (base: F, mine: V, theirs: F) => Merge<V, P>
  readonly resolve: (merge: Merge<V, P>, choices: Choices<P>) => V
  readonly onSaved: (file: F) => void
}

const wasChanged = (error: unknown) => error instanceof ApiError && error.code === 'resource.changed'

/**
 * The form of a record that several people edit. When somebody else saved it meanwhile, changes of other fields are
 * joined without a word lost; where both changed the same field, `collision` holds what there is to choose from.
 */
export function useMergedForm<F extends Tagged, V extends object, P extends string>(
  options: MergedFormOptions<F, V, P>,
) {
  const { latest, versionOf, valuesOf, merge: mergeWith } = options
  const [file, setFile] = useState(latest)
  const [collision, setCollision] = useState<{ readonly merge: Merge<V, P>; readonly theirs: F }>()
  /** Fields that the others changed and that came along with the last save. */
  const [taken, setTaken] = useState<readonly P[]>([])
  const [resolutions, setResolutions] = useState(0)
  const saved = useRef(latest)
  const cameAlong = useRef<readonly P[]>([])

  async function send(base: F, values: V): Promise<F> {
    try {
      return await options.send(base, values)
    } catch (error) {
      if (!wasChanged(error)) throw error
      const theirs = await options.reload()
      const merge = mergeWith(base, values, theirs)
      if (merge.conflicts.length > 0 || theirs.etag === base.etag) {
        setCollision({ merge, theirs })
        // The panel says what happened; a refusal above it would say it twice.
        throw merge.conflicts.length > 0 ? new SaveWithdrawn() : error
      }
      cameAlong.current = [...cameAlong.current, ...merge.taken]
      return send(theirs, merge.values)
    }
  }

  const kit = useKitForm<V>({
    initialValues: valuesOf(latest),
    validate: (values) => options.validate(values, file),
    ...(options.aliases && { aliases: options.aliases }),
    ...(options.fieldsOf && { fieldsOf: options.fieldsOf }),
    save: async (values) => {
      setTaken([])
      saved.current = await send(file, values)
    },
    onSaved: () => {
      adopt(saved.current)
      setTaken(cameAlong.current)
      cameAlong.current = []
      options.onSaved(saved.current)
    },
  })
  const { form, dirty, submit } = kit

  /** Shows the record as it is kept: numbers grouped, secrets masked again. */
  function adopt(next: F) {
    const values = valuesOf(next)
    setFile(next)
    setCollision(undefined)
    form.setInitialValues(values)
    form.setValues(values)
    form.resetDirty(values)
  }

  // A newer record is taken over only while nothing is typed; later it is joined when saving.
  useEffect(() => {
    if (dirty) return
    if (collision) adopt(collision.theirs)
    else if (versionOf(latest) > versionOf(file)) adopt(latest)
  })

  /** Puts the choices into the form, on top of the record as it is now, and saves it. */
  function resolve(choices: Choices<P>) {
    if (!collision) return
    form.setValues(options.resolve(collision.merge, choices))
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
