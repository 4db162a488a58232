import common from './common.ts'
import identity from './identity.ts'
import verification from './verification.ts'

export default { common, identity, verification }
