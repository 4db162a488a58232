import common from './common.ts'
import identity from './identity.ts'
import sharedDocument from './shared-document.ts'
import unsubscription from './unsubscription.ts'
import verification from './verification.ts'

export default { common, identity, sharedDocument, unsubscription, verification }
