import { audit } from '../../platform/audit/audit.ts'
import { registerAccountDoor } from '../identity/index.ts'
import { tellAccount } from '../messages/index.ts'
import {
  findAccountPerson,
  insertAccountPerson,
  openApprovedAccount,
  touchOpenAccount,
} from './data/account-person-data.ts'
import { readMailboxHashes } from './data/mailbox-data.ts'

/** Says to module identity what links to accounts do, and which passwords open a mailbox already. */
export function registerAccountLinks(): void {
  registerAccountDoor({
    async open(tx, accountId, holderId) {
      if (!(await openApprovedAccount(tx, accountId))) return false
      await insertAccountPerson(tx, accountId, holderId, 'holder', [])
      await audit(tx, {
        action: 'account.opened',
        subjectKind: 'account',
        subjectId: accountId,
        before: { state: 'approved' },
        after: { state: 'open' },
      })
      return true
    },
    async join(tx, accountId, personId, rights) {
      if (!(await touchOpenAccount(tx, accountId))) return false
      if (!(await insertAccountPerson(tx, accountId, personId, 'collaborator', rights))) return true
      await audit(tx, {
        action: 'account.person-joined',
        subjectKind: 'account',
        subjectId: accountId,
        after: { personId, rights, fields: ['persons'] },
      })
      const person = await findAccountPerson(tx, accountId, personId)
      const name = person ? `${person.firstName} ${person.lastName}` : ''
      await tellAccount(tx, { accountId, kind: 'account-person-joined', data: { name } })
      return true
    },
    mailboxHashes: readMailboxHashes,
  })
}
