import { updateSettings } from '@guichet/contract/settings.contract'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { organisationQuery } from '../../../shared/api/organisation.ts'
import { useProblemText } from '../../../shared/api/problem-text.ts'
import { sessionQuery } from '../../../shared/api/session.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import { schemaErrors } from '../../../shared/forms/field-errors.ts'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { type FlatValues, mergeValues, resolveValues } from '../../../shared/forms/merge-values.ts'
import { usePasswordGate } from '../../../shared/forms/password-dialog.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../../shared/forms/use-merged-form.ts'
import { Notice } from '../../../shared/ui/notice.tsx'
import type { Part } from './parts.ts'
import { type SettingsFile, saveSettings, settingsQuery } from './settings-queries.ts'
import { useFieldName } from './use-field-name.ts'

/** Takes a saved state over, and has the portal wear it at once. */
export function useTaken() {
  const queries = useQueryClient()
  return (file: SettingsFile) => {
    queries.setQueryData(settingsQuery.queryKey, file)
    const stale = [organisationQuery.queryKey, sessionQuery.queryKey, ['staff', 'settings', 'history']]
    for (const queryKey of stale) queries.invalidateQueries({ queryKey }).catch(() => undefined)
  }
}

interface PartFormProps<P extends string> {
  readonly file: SettingsFile
  readonly part: Part<P>
  readonly label: string
  readonly mayEdit: boolean
  /** Shown by what is typed, under the fields. */
  readonly below?: (values: FlatValues<P>) => ReactNode
  readonly children: ReactNode
}

/** The form of one part of the settings, saved over the version that was read; what others changed meanwhile is joined. */
export function PartForm<P extends string>(props: PartFormProps<P>) {
  const { file, part, label, mayEdit, below, children } = props
  const { t } = useTranslation(['settings', 'forms'])
  const queries = useQueryClient()
  const { fieldText } = useProblemText()
  const nameOf = useFieldName()
  const take = useTaken()
  const { valuesOf, patchOf, paths, aliases } = part
  const password = usePasswordGate({
    ...{ title: t('settings:password.title'), intro: t('settings:password.intro') },
    ...{ label: t('settings:password.label'), confirm: t('settings:password.confirm') },
  })
  const { kit, collision, taken, resolve } = useMergedForm<SettingsFile, FlatValues<P>, P>({
    latest: file,
    versionOf: ({ settings }) => settings.version,
    valuesOf: ({ settings }) => valuesOf(settings),
    aliases,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(schemaErrors(updateSettings.body, patchOf(values), fieldText)).map(
          ([name, sentence]) => [aliases[name] ?? name, sentence],
        ),
      ),
    send: (base, values) =>
      password.gate((currentPassword) =>
        saveSettings(base, { ...patchOf(values), ...(currentPassword !== undefined && { currentPassword }) }),
      ),
    reload: () => queries.fetchQuery({ ...settingsQuery, staleTime: 0 }),
    merge: (base, mine, theirs) =>
      mergeValues(paths, { base: valuesOf(base.settings), mine, theirs: valuesOf(theirs.settings) }),
    resolve: resolveValues,
    onSaved: take,
  })
  return (
    <>
      <FormFrame kit={kit} readOnly={!mayEdit} label={label}>
        {!mayEdit && <Notice tone="info" title={t('settings:readOnly')} />}
        {collision && (
          <CollisionPanel merge={collision.merge} nameOf={nameOf} busy={kit.busy} onResolve={resolve} />
        )}
        {kit.saved && taken.length > 0 && (
          <Notice
            tone="info"
            role="status"
            title={t('forms:joined', { fields: taken.map(nameOf).join(', ') })}
          />
        )}
        {children}
        {below?.(kit.values)}
        {mayEdit && <SaveBar />}
      </FormFrame>
      {password.dialog}
    </>
  )
}
