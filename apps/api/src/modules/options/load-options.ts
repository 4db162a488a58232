import {
  type CatalogueProcedure,
  type ProcedureChoice,
  type ProcedureHolder,
  type ProcedureOffer,
  type ProcedureRight,
  procedureOffer,
  procedureRights,
  type SecondaryHolder,
} from '@guichet/domain/procedure-rights'
import type { Ctx } from '../../ctx.ts'
import type { ReachedAccount } from '../accounts/index.ts'
import {
  type CatalogueRow,
  type ProfileRow,
  readCatalogue,
  readProfiles,
  toCatalogueProcedure,
  toProfile,
} from './data/catalogue-data.ts'
import { findOptionRow, readChoices } from './data/option-data.ts'
import type { MailboxPlaces, OptionState } from './domain/option-changes.ts'
import { tidyChoices } from './domain/option-choices.ts'

/** The options of an account with all that its rights follow from. */
export interface LoadedOptions {
  readonly account: ReachedAccount
  readonly primaryId: string
  readonly companyName: string
  readonly rows: readonly CatalogueRow[]
  readonly catalogue: readonly CatalogueProcedure[]
  readonly profiles: readonly ProfileRow[]
  readonly holder: ProcedureHolder | SecondaryHolder
  readonly state: OptionState
  readonly places: MailboxPlaces
  readonly mailboxPasswordSet: boolean
}

/** Reads the options of an account: four statements, whatever the catalogue and the family. */
export async function loadOptions(ctx: Ctx, account: ReachedAccount): Promise<LoadedOptions> {
  const { primary } = account
  const primaryId = primary?.id ?? account.id
  const rows = await readCatalogue(ctx)
  const profiles = await readProfiles(ctx)
  const row = await findOptionRow(ctx, account.id, primaryId)
  const choices = await readChoices(ctx, primary ? [account.id, primary.id] : [account.id])
  const own = {
    profile: toProfile(profiles, account.profileCode),
    open: account.state === 'open',
    choices: tidyChoices(rows, choices.get(account.id) ?? []),
  }
  return {
    account,
    primaryId,
    companyName: row.companyName,
    rows,
    catalogue: rows.map(toCatalogueProcedure),
    profiles,
    holder: primary
      ? {
          ...own,
          primary: {
            profile: toProfile(profiles, primary.profileCode),
            open: primary.state === 'open',
            choices: choices.get(primary.id) ?? [],
          },
        }
      : own,
    state: {
      mailboxQuota: account.mailboxQuota,
      hasMailbox: account.hasMailbox,
      autonomous: account.autonomous,
      statements: {
        subscribed: row.statementsSubscribed,
        collectionAlert: row.collectionAlert,
        statementMailbox: row.statementMailbox,
      },
      archiveSubscribed: row.archiveSubscribed,
      procedures: own.choices,
    },
    places: { quota: row.familyQuota, inUse: row.mailboxesInUse },
    mailboxPasswordSet: row.mailboxPasswordSet,
  }
}

/** What the account itself may use with this choice. */
export const rightsWith = (
  { catalogue, holder }: LoadedOptions,
  choices: readonly ProcedureChoice[],
): readonly ProcedureRight[] => procedureRights(catalogue, { ...holder, choices })

/** What the primary of the family may use, with this choice of its own or, through a secondary, as it stands. */
export const primaryRightsWith = (
  { catalogue, holder }: LoadedOptions,
  choices: readonly ProcedureChoice[],
): readonly ProcedureRight[] =>
  procedureRights(catalogue, 'primary' in holder ? holder.primary : { ...holder, choices })

/** What the account may choose. */
export const offersTo = ({ catalogue, holder }: LoadedOptions): readonly ProcedureOffer[] =>
  catalogue.map((procedure) => procedureOffer(procedure, holder))
