import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Account } from '../../../shared/accounts/identity-values.ts'
import { CollisionPanel } from '../../../shared/forms/collision-panel.tsx'
import { FieldGroup } from '../../../shared/forms/field-group.tsx'
import { ReadOnlyContext } from '../../../shared/forms/form-context.ts'
import { FormFrame } from '../../../shared/forms/form-frame.tsx'
import { SaveBar } from '../../../shared/forms/save-bar.tsx'
import { LoadingBars, LoadState } from '../../../shared/ui/load-state.tsx'
import { Notice } from '../../../shared/ui/notice.tsx'
import { type OptionsFile, optionsQuery } from '../api/get-options.ts'
import { ReadOnlyNotice } from '../read-only-notice.tsx'
import { ConsequencesDialog } from './consequences-dialog.tsx'
import { ProceduresSection } from './procedures-section.tsx'
import { ArchiveSection, MailboxSection, QuotaSection, StatementsSection } from './services-sections.tsx'
import { useOptionsForm } from './use-options-form.ts'
import { useOptionsWords } from './use-options-words.ts'

/** Why all or a part can only be read; on a secondary seen from itself, who decides. */
function RightsNotice({ account }: { readonly account: Account }) {
  const { t } = useTranslation('options')
  const { powers, primary, state, via } = account
  if (powers.includes('edit-options')) return null
  const isShut = state === 'closed' || state === 'refused'
  if (isShut || via !== 'own' || !primary) return <ReadOnlyNotice account={account} />
  const who = { login: primary.login, company: primary.companyName }
  const mayChoose = powers.includes('choose-procedures')
  if (!mayChoose && account.autonomous) return <ReadOnlyNotice account={account} />
  return (
    <Notice tone="info" title={t(mayChoose ? 'rights.partly' : 'rights.none')}>
      <p>{t(mayChoose ? 'rights.servicesBy' : 'rights.allBy', who)}</p>
    </Notice>
  )
}

function OptionsForm({ account, file: first }: { readonly account: Account; readonly file: OptionsFile }) {
  const { t } = useTranslation(['options', 'accounts', 'forms'])
  const { kit, collision, taken, resolve, asked, notices } = useOptionsForm(account.id, first)
  const { nameOf, wordsOf } = useOptionsWords()
  // What can be chosen is shown as it is now; the form holds what was read when it was opened.
  const { options } = first
  const mayEdit = account.powers.includes('edit-options')
  const readOnly = !mayEdit && !account.powers.includes('choose-procedures')
  return (
    <FormFrame kit={kit} readOnly={readOnly} label={t('accounts:tabs.options')}>
      <RightsNotice account={account} />
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
      {kit.saved && notices.includes('mailbox-password') && (
        <Notice tone="warning" role="status" title={t('options:mailbox.attention')}>
          <p>{t('options:notices.mailbox-password')}</p>
        </Notice>
      )}
      <ReadOnlyContext value={!mayEdit}>
        {account.kind === 'primary' ? (
          <QuotaSection kit={kit} options={options} />
        ) : (
          <MailboxSection kit={kit} options={options} account={account} />
        )}
        <FieldGroup legend={t('options:statements.title')} hideLegend>
          <StatementsSection kit={kit} options={options} />
        </FieldGroup>
        <FieldGroup legend={t('options:archive.title')} hideLegend>
          <ArchiveSection kit={kit} options={options} />
        </FieldGroup>
      </ReadOnlyContext>
      <ProceduresSection account={account} options={options} kit={kit} />
      {!readOnly && <SaveBar />}
      {asked && <ConsequencesDialog consequences={asked.consequences} onAnswer={asked.answer} />}
    </FormFrame>
  )
}

/** "Options" of an account: what it may use and what that costs (A07–A10, A16–A18). */
export function OptionsTab({ account }: { readonly account: Account }) {
  const { t } = useTranslation('options')
  const query = useQuery(optionsQuery(account.id))
  return (
    <LoadState query={query} skeleton={<LoadingBars lines={8} />} failedTitle={t('failed')}>
      {(file) => <OptionsForm key={account.id} account={account} file={file} />}
    </LoadState>
  )
}
