import { z } from 'zod'

/**
 * Importing this module keeps zod from compiling its parsers with `Function`, which a strict Content-Security-Policy
 * refuses. For browsers; import it before the first parse.
 */
z.config({ jitless: true })
