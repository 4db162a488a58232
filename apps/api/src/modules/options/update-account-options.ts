import { procedureRights } from '@guichet/domain/procedure-rights'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { demandVersion } from '../../platform/http/if-match.ts'
import { emit } from '../../platform/outbox/outbox.ts'
import { reachAccount } from '../accounts/index.ts'
import { tellAccount } from '../messages/index.ts'
import {
  type ChoiceRow,
  lockPrimary,
  type OptionColumns,
  replaceChoices,
  writeMailbox,
  writeOptionColumns,
} from './data/option-data.ts'
import { changedFields, type OptionState } from './domain/option-changes.ts'
import { lostByPrimary } from './find-losses.ts'
import { viewOptions } from './get-account-options.ts'
import { type LoadedOptions, loadOptions } from './load-options.ts'
import type { AccountOptionsView } from './options-view.ts'
import { type OptionsPatch, planOptions, powerFor } from './plan-options.ts'

type Fields = ReturnType<typeof changedFields>

function columnsOf(after: OptionState, fields: Fields): OptionColumns {
  const has = (field: Fields[number]) => fields.includes(field)
  return {
    account: {
      ...(has('mailboxQuota') ? { mailboxQuota: after.mailboxQuota } : {}),
      ...(has('hasMailbox') ? { hasMailbox: after.hasMailbox } : {}),
      ...(has('autonomous') ? { autonomous: after.autonomous } : {}),
    },
    details: {
      ...(has('statements')
        ? {
            statementsSubscribed: after.statements.subscribed,
            collectionAlert: after.statements.collectionAlert,
            statementMailbox: after.statements.statementMailbox,
          }
        : {}),
      ...(has('archiveSubscribed') ? { archiveSubscribed: after.archiveSubscribed } : {}),
    },
  }
}

const choiceRows = ({ rows }: LoadedOptions, { procedures }: OptionState): ChoiceRow[] =>
  procedures.flatMap(({ code, documentTypes }) => {
    const row = rows.find((one) => one.code === code)
    return row ? [{ procedureId: row.id, documentTypes }] : []
  })

async function write(tx: Ctx, loaded: LoadedOptions, after: OptionState, fields: Fields): Promise<void> {
  const { account, state } = loaded
  await writeOptionColumns(tx, account.id, columnsOf(after, fields))
  if (fields.includes('hasMailbox')) await writeMailbox(tx, account.id, after.hasMailbox)
  if (fields.includes('procedures')) await replaceChoices(tx, account.id, choiceRows(loaded, after))
  const isQuota = fields.includes('mailboxQuota')
  await audit(tx, {
    action: 'account.options-updated',
    subjectKind: 'account',
    subjectId: account.id,
    ...(isQuota ? { before: { mailboxQuota: state.mailboxQuota } } : {}),
    after: { fields, ...(isQuota ? { mailboxQuota: after.mailboxQuota } : {}) },
  })
  await tellAccount(tx, {
    ...{ accountId: account.id, kind: 'account-options-changed', data: { fields: fields.join(',') } },
  })
  if (account.kind !== 'primary') return
  const lost = lostByPrimary(
    loaded,
    procedureRights(loaded.catalogue, { ...loaded.holder, choices: after.procedures }),
  )
  if (lost.length > 0)
    await emit(tx, 'rights.lost', { primaryId: account.id, version: account.version, lost, after: null })
}

/**
 * Changes the options of an account (A07–A10, A16–A18). `version` is the one that was edited. A mailbox that is added is
 * counted with the primary held, so that the quota is never passed.
 * @throws problems `resource.not-found`, `account.right-missing`, `account.closed`, `resource.changed`,
 * `request.invalid`, `account.procedure-unavailable`, `account.quota-below-use`, `account.quota-exceeded`.
 */
export async function updateAccountOptions(
  ctx: Ctx,
  accountId: string,
  version: string,
  patch: OptionsPatch,
): Promise<AccountOptionsView> {
  return withTx(ctx, async (tx) => {
    const power = powerFor(patch)
    const seen = await reachAccount(tx, accountId, power)
    if (seen.primary && patch.hasMailbox) await lockPrimary(tx, seen.primary.id)
    const account = await reachAccount(tx, accountId, power, { lock: true })
    demandVersion(version, account.version)
    const loaded = await loadOptions(tx, account)
    const after = planOptions(tx, loaded, patch)
    const fields = changedFields(loaded.state, after)
    if (fields.length > 0) await write(tx, loaded, after, fields)
    return viewOptions(tx, await reachAccount(tx, accountId))
  })
}
