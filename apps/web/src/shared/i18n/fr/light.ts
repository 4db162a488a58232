import common from './common.ts'
import identity from './identity.ts'
import sharedDocument from './shared-document.ts'
import unsubscription from './unsubscription.ts'
import verification from './verification.ts'

/** Texts of the pages that open without signing in. */
export default { common, identity, sharedDocument, unsubscription, verification }
