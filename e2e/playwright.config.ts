import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'

const browser = await findBrowser()
const nightly = process.env.NIGHTLY === '1'

export default defineConfig({
  testDir: './specs',
  outputDir: './test-results',
  globalSetup: './fixtures/global-setup.ts',
  fullyParallel: true,
  forbidOnly: true,
  workers: 2,
  // A story that passes at the second try only is named and counted apart by `pnpm test`.
  retries: process.env.SECOND_TRY === '1' ? 1 : 0,
  // Ends what hangs; how long a story takes on a slow machine is no matter of right or wrong.
  timeout: nightly ? 180_000 : 120_000,
  expect: { timeout: 20_000 },
  // What steers the sandbox for everybody runs by itself, after all others.
  projects: [
    { name: 'stories', testIgnore: '**/*.alone.spec.ts' },
    {
      ...{ name: 'alone', testMatch: '**/*.alone.spec.ts', testIgnore: '**/settings.alone.spec.ts' },
      ...{ dependencies: ['stories'], fullyParallel: false },
    },
    // Switches parts of the portal off, those of the stories before included.
    { name: 'settings', testMatch: '**/settings.alone.spec.ts', dependencies: ['alone'] },
  ],
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [['list'], ['json']] : [['list']],
  use: {
    // Set by the global set-up before any worker starts.
    ...(process.env.BASE_URL ? { baseURL: process.env.BASE_URL } : {}),
    browserName: 'chromium',
    launchOptions: {
      executablePath: browser.executablePath,
      args: browser.args,
      env: { ...(process.env as Record<string, string>), ...browser.env },
    },
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    viewport: { width: 1280, height: 900 },
    screenshot: 'only-on-failure',
    // Recording costs a third of the time: PWTRACE=1 turns it on to look into a failure.
    trace: process.env.PWTRACE === '1' ? 'retain-on-failure' : 'off',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
  },
})
