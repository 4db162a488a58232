import { ApiError } from '@guichet/client'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { useFormat } from '../../../shared/format/format.ts'
import { SaveWithdrawn } from '../../../shared/forms/use-kit-form.ts'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { type OptionsFile, optionsQuery } from '../api/get-options.ts'
import { type Consequences, previewOptions } from '../api/preview-options.ts'
import { updateOptionsMutation } from '../api/update-options.ts'
import { mustBeConfirmed } from './must-be-confirmed.ts'
import {
  mergeOptions,
  type OptionsPath,
  type OptionsValues,
  optionsPatch,
  optionsValues,
  quotaProblem,
  resolveOptions,
} from './option-values.ts'

/** Consequences that wait for a yes or a no. */
interface Question {
  readonly consequences: Consequences
  readonly answer: (yes: boolean) => void
}

function useQuotaText() {
  const { t } = useTranslation('options')
  const format = useFormat()
  const { fieldText } = useProblemText()
  return (text: string, { options }: OptionsFile) => {
    const problem = quotaProblem(text, options)
    if (problem === null) return {}
    const count = options.mailboxesInUse
    const belowUse = () => t('quota.belowUse', { count, shown: format.count(count) })
    return { mailboxQuota: problem === 'below-use' ? belowUse() : fieldText(problem) }
  }
}

/**
 * The form "Options": what saving would cost or take away is asked first; edits of others are joined. `asked` is the
 * question that waits.
 */
export function useOptionsForm(id: string, latest: OptionsFile) {
  const queries = useQueryClient()
  const update = useMutation(updateOptionsMutation())
  const quotaText = useQuotaText()
  const { errorWords } = useProblemText()
  const [asked, setAsked] = useState<Question>()
  const [notices, setNotices] = useState<Consequences['notices']>([])
  const query = optionsQuery(id)

  const confirm = (consequences: Consequences) =>
    new Promise<boolean>((resolve) => {
      setAsked({
        consequences,
        answer: (yes) => {
          setAsked(undefined)
          resolve(yes)
        },
      })
    })
  /** What can be chosen has changed under the form: it is read again, what was chosen stays. */
  const refresh = () => queries.invalidateQueries({ queryKey: query.queryKey })

  async function send(base: OptionsFile, values: OptionsValues): Promise<OptionsFile> {
    const patch = optionsPatch(base.options, values)
    setNotices([])
    if (Object.keys(patch).length === 0) return base
    try {
      const consequences = await previewOptions(id, patch)
      if (mustBeConfirmed(consequences) && !(await confirm(consequences))) throw new SaveWithdrawn()
      const saved = await update.mutateAsync({ id, etag: base.etag, patch })
      setNotices(consequences.notices)
      return saved
    } catch (error) {
      if (error instanceof ApiError && error.code !== 'resource.changed') refresh().catch(() => undefined)
      throw error
    }
  }

  const merged = useMergedForm<OptionsFile, OptionsValues, OptionsPath>({
    latest,
    versionOf: ({ options }) => options.version,
    valuesOf: ({ options }) => optionsValues(options),
    validate: (values, base) => quotaText(values.mailboxQuota, base),
    fieldsOf: (error) =>
      error instanceof ApiError && error.code === 'account.quota-exceeded'
        ? { hasMailbox: errorWords(error).sentence }
        : undefined,
    send,
    reload: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    merge: (base, mine, theirs) => mergeOptions(base.options, mine, theirs.options),
    resolve: resolveOptions,
    onSaved: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      const others = ({ queryKey }: { queryKey: readonly unknown[] }) =>
        queryKey[1] !== 'options' || queryKey[2] !== id
      queries.invalidateQueries({ queryKey: ['accounts'], predicate: others }).catch(() => undefined)
    },
  })
  return { ...merged, asked, notices }
}
