import type { Ctx } from '../../ctx.ts'

/** “Ce n’est pas moi”, as other modules hear of it. */
export interface Denial {
  readonly personId: string
  readonly kind: 'sign-in-denied' | 'recovery-denied'
  /** The report of a disputed sign-in. */
  readonly reportId: string | null
}

/** What another module does when somebody says that it was not him, in that transaction. */
type DenialFollower = (tx: Ctx, denial: Denial) => Promise<void>

const followers: DenialFollower[] = []

export const registerDenialFollower = (follower: DenialFollower): void => void followers.push(follower)

export async function followDenial(tx: Ctx, denial: Denial): Promise<void> {
  for (const follow of followers) await follow(tx, denial)
}
