import type { StaffRole } from '@guichet/domain/rights'
import type { Ctx } from '../../ctx.ts'

/** What the module of the staff does when somebody joins it by a link. */
interface StaffDoor {
  joined(tx: Ctx, who: { readonly id: string; readonly role: StaffRole }): Promise<void>
}

let door: StaffDoor | null = null
export const registerStaffDoor = (given: StaffDoor): void => {
  door = given
}
export function staffDoor(): StaffDoor {
  if (!door) throw new TypeError('nobody takes in new staff')
  return door
}
