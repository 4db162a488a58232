// Takes the pictures of the README from a portal that runs with the demo: BASE_URL, or http://localhost:3000.
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from '@playwright/test'
import { findBrowser } from '../browser.ts'
import { signIn } from '../fixtures/sign-in.ts'
import { paletteCopy } from './palette-png.ts'

const baseURL = process.env.BASE_URL ?? 'http://localhost:3000'
const folder = join(import.meta.dirname, '..', '..', 'docs', 'images')
const limitBytes = 150_000
const widths = [
  { name: 'wide', width: 1440, height: 900 },
  { name: 'phone', width: 360, height: 760 },
] as const

interface Picture {
  readonly name: string
  readonly identifier?: string
  /** Opens what is to be seen. */
  open(page: Page): Promise<unknown>
}

const fetchJson = <T>(page: Page, path: string): Promise<T> =>
  page.evaluate(async (target) => (await fetch(`/api/v1${target}`)).json() as Promise<never>, path)

/** Code of a certificate that is valid now. */
const validCode = async (page: Page): Promise<string> => {
  const { items } = await fetchJson<{ items: { code: string; state: string }[] }>(page, '/certificates')
  const code = items.find(({ state }) => state === 'valid')?.code
  if (code === undefined) throw new Error('active@demo.example has no valid certificate.')
  return code
}

const renewPath = async (page: Page): Promise<string> => {
  const { items } = await fetchJson<{ items: { id: string; renewable: boolean }[] }>(page, '/memberships')
  return `/adhesions/${items.find(({ renewable }) => renewable)?.id}/renouveler`
}

const pictures: readonly Picture[] = [
  { name: 'sign-in', open: (page) => page.goto('/connexion') },
  { name: 'dashboard', identifier: 'active@demo.example', open: (page) => page.goto('/tableau-de-bord') },
  {
    name: 'renewal',
    identifier: 'inactive@demo.example',
    open: async (page) => page.goto(await renewPath(page)),
  },
  { name: 'memberships', identifier: 'active@demo.example', open: (page) => page.goto('/adhesions') },
  {
    name: 'verification',
    identifier: 'active@demo.example',
    open: async (page) => page.goto(`/verification/${await validCode(page)}`),
  },
  { name: 'back-office', identifier: 'manager@demo.example', open: (page) => page.goto('/admin/adherents') },
]

/** Both widths come from one sign-in: a one-time code passes once. */
const take = async (browser: Browser, picture: Picture): Promise<void> => {
  const context = await browser.newContext({
    baseURL,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  try {
    const page = await context.newPage()
    const canvas = await context.newPage()
    if (picture.identifier) await signIn(page, picture.identifier)
    for (const { name, width, height } of widths) {
      await page.setViewportSize({ width, height })
      await picture.open(page)
      await page.getByRole('heading', { level: 1 }).waitFor()
      await page.waitForLoadState('networkidle')
      const png = await page.screenshot({ animations: 'disabled', caret: 'hide' })
      const small = await paletteCopy(canvas, png)
      writeFileSync(join(folder, `${picture.name}-${name}.png`), small)
      console.log(`${picture.name}-${name}.png ${Math.round(small.length / 1000)} kB`)
      if (small.length > limitBytes) throw new Error(`It is larger than ${limitBytes / 1000} kB.`)
    }
  } finally {
    await context.close()
  }
}

mkdirSync(folder, { recursive: true })
const { executablePath, args, env } = await findBrowser()
const browser = await chromium.launch({
  executablePath,
  args,
  env: { ...(process.env as Record<string, string>), ...env },
})
try {
  for (const picture of pictures) await take(browser, picture)
} finally {
  await browser.close()
}
