import { FIRST_LOAD_LIMIT_BYTES, firstLoad } from '../../scripts/first-load.ts'
import { decimal } from '../figures.ts'
import type { Scenario } from './scenario.ts'

/** Bytes of the sign-in page, as the test command gates them too. */
export const measureFirstLoad: Scenario = async () => {
  const { files, bytes } = firstLoad()
  const styles = files.filter(({ file }) => file.endsWith('.css'))
  const stylesBytes = styles.reduce((sum, file) => sum + file.bytes, 0)
  return [
    {
      what: 'first load of the sign-in page, scripts and styles, brotli (fonts apart)',
      measured: `${decimal(bytes / 1000, 1)} kB in ${files.length} files (of it styles ${decimal(stylesBytes / 1000, 1)} kB)`,
      reach: `≤ ${FIRST_LOAD_LIMIT_BYTES / 1000} kB`,
      passed: bytes <= FIRST_LOAD_LIMIT_BYTES,
    },
  ]
}
