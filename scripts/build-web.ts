// Builds apps/web if anything it depends on has changed, and ends: for the container image.
import { createProgress } from './stack/progress.ts'
import { ClearError } from './stack/settings.ts'
import { buildWeb } from './stack/web-build.ts'

const progress = createProgress()
try {
  const built = await buildWeb(progress, new AbortController().signal)
  if (!built) progress.say('The web interface is up to date.')
} catch (error) {
  console.error(error instanceof ClearError ? error.message : error)
  process.exitCode = 1
}
