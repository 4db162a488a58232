import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it, vi } from 'vitest'
import { renderPage } from '../testing/render-page.tsx'
import { guessScore } from './password-meter.ts'
import type { MeterQuestion } from './password-meter-worker.ts'
import { PasswordRuleList } from './password-rule-list.tsx'

afterEach(cleanup)

/** The worker, without its thread. */
class FakeWorker {
  onmessage: (message: { readonly data: number }) => void = () => undefined
  terminate = () => undefined
  postMessage({ password, ownTexts }: MeterQuestion) {
    queueMicrotask(() => this.onmessage({ data: guessScore(password, ownTexts) }))
  }
}

it.each([
  ['Azur-Lavande-2026!', [], 'très bonne', false],
  ['Motdepasse1!', [], 'moyenne', true],
  // Hard to guess, and yet refused: it is not praised.
  ['Bougainvillier-24!', ['bougainvillier@demo.example'], 'faible', true],
  ['k9$Tq2!vb', [], 'faible', true],
])('says how hard %j is to guess, and what to do (U06)', async (password, ownWords, word, hinted) => {
  vi.stubGlobal('Worker', FakeWorker)
  await renderPage(<PasswordRuleList password={password} ownWords={ownWords} />)
  expect((await screen.findByText(word)).closest('[aria-live]')?.textContent).toContain('Solidité :')
  expect(screen.queryByText(/mots sans rapport/u) !== null).toBe(hinted)
})

it('says nothing while nothing is typed, and where there are no workers', async () => {
  await renderPage(<PasswordRuleList password="Azur-Lavande-2026!" />)
  expect(screen.queryByText(/Solidité/u)).toBeNull()
  vi.stubGlobal('Worker', FakeWorker)
  await renderPage(<PasswordRuleList password="" />)
  expect(screen.queryByText(/Solidité/u)).toBeNull()
})
