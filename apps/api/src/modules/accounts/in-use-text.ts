import type { Ctx } from '../../ctx.ts'

/** How many mailboxes are in use, for whom a number is refused. */
export const inUseText = ({ locale }: Ctx, count: number): string => {
  if (locale === 'en')
    return count === 1
      ? '1 secondary account with a mailbox is in use.'
      : `${count} secondary accounts with a mailbox are in use.`
  return count === 1
    ? '1 compte secondaire avec boîte mail est utilisé.'
    : `${count} comptes secondaires avec boîte mail sont utilisés.`
}
