import { findPerson, registerStaffDoor } from '../identity/index.ts'
import { tellTeam } from './tell-team.ts'

/** Who joins by a link is announced to the administrators. */
export function registerStaff(): void {
  registerStaffDoor({
    joined: async (tx, { id, role }) => {
      const person = await findPerson(tx, id)
      if (!person) return
      const who = `${person.firstName} ${person.lastName}`
      await tellTeam(tx, { what: 'joined', who, role, concernedId: null })
    },
  })
}
