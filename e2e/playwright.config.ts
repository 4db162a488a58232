import { defineConfig } from '@playwright/test'
import { findBrowser } from './browser.ts'

const browser = await findBrowser()
const nightly = process.env.NIGHTLY === '1'

const LONG = ['**/delegations.spec.ts', '**/invoices.spec.ts', '**/services.spec.ts', '**/vouchers.spec.ts']
const BESIDE_ALONE = ['**/threads.spec.ts']
const SETTINGS = '**/settings.alone.spec.ts'
const BESIDE_SETTINGS = ['**/empty-installation.spec.ts']

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
  projects: [
    // Long ones first: begun last, one of them would run by itself at the end.
    { name: 'long', testMatch: LONG },
    { name: 'stories', testIgnore: [...LONG, ...BESIDE_ALONE, ...BESIDE_SETTINGS, '**/*.alone.spec.ts'] },
    // What steers the sandbox for everybody runs after all others, but for one that pays nothing.
    {
      ...{ name: 'alone', testMatch: [...BESIDE_ALONE, '**/*.alone.spec.ts'], testIgnore: SETTINGS },
      ...{ dependencies: ['long', 'stories'], fullyParallel: false },
    },
    // Switches parts of the portal off, those of the stories before included; beside it, one with a portal of its own.
    { name: 'settings', testMatch: [...BESIDE_SETTINGS, SETTINGS], dependencies: ['alone'] },
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
    // Nothing moves, but where a story says otherwise: a dialog that slides in is drawn, and waited for, many times.
    contextOptions: { reducedMotion: 'reduce' },
    // Stories start with no cookie and nothing stored, but find the built files that those before them have loaded.
    reuseContext: true,
    screenshot: 'only-on-failure',
    // Recording costs a third of the time: PWTRACE=1 turns it on to look into a failure.
    trace: process.env.PWTRACE === '1' ? 'retain-on-failure' : 'off',
    actionTimeout: 20_000,
    navigationTimeout: 30_000,
  },
})
