import './shared/security/trusted-types.ts'
import { lightPageFor } from './app/light-pages.ts'
import { showStartFailure } from './app/start-failure.ts'
import { publishStyleNonce } from './shared/security/nonce.ts'

publishStyleNonce()
const root = document.getElementById('root')
if (root) {
  const light = lightPageFor(window.location.pathname)
  const started = light
    ? import('./app/light-app.tsx').then(({ startLightApp }) => startLightApp(root, light))
    : import('./app/app.tsx').then(({ startApp }) => startApp(root))
  started.catch(() => showStartFailure(root))
}
