import './shared/security/no-code-generation.ts'
import './shared/security/trusted-types.ts'
import { firstPage } from './app/start.ts'
import { showStartFailure } from './app/start-failure.ts'
import { keepInstallOffer } from './shared/browser/install-prompt.ts'
import { publishStyleNonce } from './shared/security/nonce.ts'

async function start(root: HTMLElement) {
  const light = await firstPage()
  if (light) return (await import('./app/light-app.tsx')).startLightApp(root, light)
  return (await import('./app/app.tsx')).startApp(root)
}

keepInstallOffer()
publishStyleNonce()
const root = document.getElementById('root')
if (root) start(root).catch(() => showStartFailure(root))
