import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const apiPort = process.env.PORT ?? '3000'

const api = `http://localhost:${apiPort}`
const proxy = { '/api': api, '/icons': api, '/manifest.webmanifest': api }

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // No data: addresses and no inline script: the Content-Security-Policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    sourcemap: false,
    reportCompressedSize: false,
  },
  server: { proxy },
  preview: { proxy },
})
