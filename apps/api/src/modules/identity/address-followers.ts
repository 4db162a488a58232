import type { Ctx } from '../../ctx.ts'

/** What another module does when the address of a person has changed, in that transaction. */
type AddressFollower = (tx: Ctx, personId: string) => Promise<void>

const followers: AddressFollower[] = []

export const registerAddressFollower = (follower: AddressFollower): void => void followers.push(follower)

export async function followAddress(tx: Ctx, personId: string): Promise<void> {
  for (const follow of followers) await follow(tx, personId)
}
