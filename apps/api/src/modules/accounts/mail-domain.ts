import type { Ctx } from '../../ctx.ts'

/** Domain of the mailboxes; that of the portal until one is set. */
export const mailDomainOf = ({ deps: { config } }: Pick<Ctx, 'deps'>): string =>
  config.MAIL_DOMAIN ?? new URL(config.publicUrl).hostname
