import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { IDENTITY_SECTIONS, IdentityFields } from '../../shared/accounts/identity-fields.tsx'
import {
  IDENTITY_ALIASES,
  type IdentityPath,
  type IdentityValues,
  identityProblems,
  identityValues,
  mergeIdentity,
  resolveIdentity,
} from '../../shared/accounts/identity-values.ts'
import { useIdentityWords } from '../../shared/accounts/use-identity-words.ts'
import { CollisionPanel } from '../../shared/forms/collision-panel.tsx'
import { FormFrame } from '../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../shared/forms/save-bar.tsx'
import { useMergedForm } from '../../shared/forms/use-merged-form.ts'
import { Notice } from '../../shared/ui/notice.tsx'
import { SideIndex } from '../../shared/ui/side-index.tsx'
import { type AccountFile, accountQuery } from './api/get-account.ts'
import { updateIdentityMutation } from './api/update-identity.ts'
import classes from './identity-tab.module.css'
import { ReadOnlyNotice } from './read-only-notice.tsx'

function useIdentityForm(latest: AccountFile) {
  const queries = useQueryClient()
  const update = useMutation(updateIdentityMutation())
  const { problemText } = useIdentityWords()
  const query = accountQuery(latest.account.id)
  return useMergedForm<AccountFile, IdentityValues, IdentityPath>({
    latest,
    versionOf: ({ account }) => account.version,
    valuesOf: ({ account }) => identityValues(account),
    aliases: IDENTITY_ALIASES,
    validate: (values) =>
      Object.fromEntries(
        Object.entries(identityProblems(values)).map(([path, code]) => [path, problemText(code)]),
      ),
    send: (base, values) => update.mutateAsync({ base, values }),
    reload: () => queries.fetchQuery({ ...query, staleTime: 0 }),
    merge: (base, mine, theirs) => mergeIdentity(base.account, mine, theirs.account),
    resolve: resolveIdentity,
    onSaved: (saved) => {
      queries.setQueryData(query.queryKey, saved)
      const others = { predicate: ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[1] !== 'one' }
      queries.invalidateQueries({ queryKey: ['accounts'], ...others }).catch(() => undefined)
    },
  })
}

/** "Identité" (A06). */
export function IdentityTab({ file: first }: { readonly file: AccountFile }) {
  const { t } = useTranslation(['accounts', 'forms'])
  const { kit, collision, taken, resolve } = useIdentityForm(first)
  const { nameOf, wordsOf } = useIdentityWords()
  const readOnly = !first.account.powers.includes('edit-identity')
  return (
    <div className={classes.page}>
      <SideIndex
        label={t('accounts:identity.index')}
        entries={IDENTITY_SECTIONS.map((id) => ({
          id: `section-${id}`,
          label: t(`accounts:identity.${id}`),
        }))}
      />
      <FormFrame kit={kit} readOnly={readOnly} label={t('accounts:tabs.identite')}>
        {readOnly && <ReadOnlyNotice account={first.account} />}
        {collision && (
          <CollisionPanel
            merge={collision.merge}
            nameOf={nameOf}
            wordsOf={wordsOf}
            busy={kit.busy}
            onResolve={resolve}
          />
        )}
        {kit.saved && taken.length > 0 && (
          <Notice
            tone="info"
            role="status"
            title={t('forms:joined', { fields: taken.map(nameOf).join(', ') })}
          />
        )}
        <IdentityFields />
        {!readOnly && <SaveBar />}
      </FormFrame>
    </div>
  )
}
