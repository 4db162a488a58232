import type { optionsPatch } from '@guichet/contract/options.contract'
import type { AccountPower } from '@guichet/domain/account-rights'
import { choiceRefusals } from '@guichet/domain/procedure-rights'
import type { z } from 'zod'
import type { Ctx } from '../../ctx.ts'
import { problem } from '../../platform/problem-error.ts'
import { inUseText } from '../accounts/index.ts'
import {
  changedOptions,
  isProceduresOnly,
  mailboxRefusal,
  misplacedFields,
  type OptionState,
} from './domain/option-changes.ts'
import { besideField, tidyChoices } from './domain/option-choices.ts'
import { type LoadedOptions, offersTo } from './load-options.ts'

export type OptionsPatch = z.output<typeof optionsPatch>

/** The power that a change asks for: an autonomous secondary chooses its procedures, and nothing else, by itself. */
export const powerFor = (patch: OptionsPatch): AccountPower =>
  isProceduresOnly(patch) ? 'choose-procedures' : 'edit-options'

/**
 * The options as they would stand after a change.
 * @throws problems `request.invalid`, `account.procedure-unavailable`, `account.quota-below-use`,
 * `account.quota-exceeded`.
 */
export function planOptions(ctx: Ctx, loaded: LoadedOptions, patch: OptionsPatch): OptionState {
  const misplaced = misplacedFields(loaded.account.kind, patch)
  if (misplaced.length > 0) {
    const errors = misplaced.map((field) => ({ pointer: `/${field}`, code: 'invalid' }))
    throw problem('request.invalid', { errors })
  }
  const { procedures } = patch
  const errors = procedures
    ? choiceRefusals(offersTo(loaded), loaded.state.procedures, procedures).map(besideField)
    : []
  if (errors.length > 0) {
    const isIllFormed = errors.some(({ code }) => code === 'invalid')
    throw problem(isIllFormed ? 'request.invalid' : 'account.procedure-unavailable', { errors })
  }
  const after = changedOptions(loaded.state, {
    ...patch,
    procedures: procedures && tidyChoices(loaded.rows, procedures),
  })
  const refusal = mailboxRefusal(loaded.state, after, loaded.places)
  if (refusal === 'account.quota-below-use') {
    throw problem(refusal, {
      detail: inUseText(ctx, loaded.places.inUse),
      errors: [{ pointer: '/mailboxQuota', code: 'quota.below-use' }],
    })
  }
  if (refusal) throw problem(refusal, { detail: inUseText(ctx, loaded.places.inUse) })
  return after
}
