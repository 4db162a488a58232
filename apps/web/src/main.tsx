import './shared/security/no-code-generation.ts'
import './shared/security/trusted-types.ts'
import { firstPage } from './app/start.ts'
import { showStartFailure } from './app/start-failure.ts'
import { keepInstallOffer } from './shared/browser/install-prompt.ts'
import { allTexts } from './shared/i18n/i18n.ts'
import { storedLocale } from './shared/i18n/locale.ts'
import { publishStyleNonce } from './shared/security/nonce.ts'

async function start(root: HTMLElement) {
  const { light, session } = await firstPage()
  if (light) return (await import('./app/light-app.tsx')).startLightApp(root, light)
  // The texts beside the program, which would ask for them once it is there.
  const [{ startApp }] = await Promise.all([import('./app/app.tsx'), allTexts(storedLocale())])
  return startApp(root, session)
}

keepInstallOffer()
publishStyleNonce()
const root = document.getElementById('root')
if (root) start(root).catch(() => showStartFailure(root))
