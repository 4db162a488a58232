/**
 * To whom the organisation publishes a document: one member, all, those whose membership is active today or has ended,
 * those who name a partner, those whose active membership is of a type.
 */
export const AUDIENCES = ['member', 'all', 'active', 'lapsed', 'partner', 'type'] as const
export type Audience = (typeof AUDIENCES)[number]

/** Whether an audience names a member, a partner or a type. */
export const namesOne = (audience: Audience): boolean =>
  audience === 'member' || audience === 'partner' || audience === 'type'

/** Whether an audience and what it names belong together. */
export const isAudienceWhole = (choice: {
  readonly audience: Audience
  readonly audienceId?: string | undefined
}): boolean => namesOne(choice.audience) === (choice.audienceId !== undefined)
