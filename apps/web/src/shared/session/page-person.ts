import { leaveFor } from '../browser/leave.ts'
import { forgetUnsaved } from '../forms/unsaved-pages.ts'

let personId: string | undefined

/** Whose page this is: whoever was signed in when it was loaded, and nobody else until it is loaded anew. */
export const pagePerson = (): string | undefined => personId
export function notePagePerson(id: string): void {
  personId = id
}

/** Leaves the page of somebody whose browser is another’s by now; what was typed is not asked about: it would be saved as the other’s. */
export function leaveToOther(): void {
  forgetUnsaved()
  leaveFor('/')
}
