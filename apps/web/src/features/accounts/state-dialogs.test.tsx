import { cleanup, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { fakeApi, problemAnswer } from '../../shared/testing/fake-api.ts'
import { renderPage } from '../../shared/testing/render-page.tsx'
import { BulkCloseDialog } from './bulk-close-dialog.tsx'
import { CloseDialog, ReopenDialog } from './state-dialogs.tsx'
import { SECONDARY_ID, someLine, somePrimary } from './testing/some-account.ts'

const shared = { reasonNeeded: true, onCancel: () => undefined }
const ALONE = { answer: somePrimary(), extra: {} }
const WAYS = [
  {
    path: `/accounts/${SECONDARY_ID}/closure`,
    button: 'Désactiver le compte',
    ...ALONE,
    dialog: (onDone: () => void) => <CloseDialog {...shared} account={someLine()} onDone={onDone} />,
  },
  {
    path: `/accounts/${SECONDARY_ID}/reopening`,
    button: 'Réactiver le compte',
    ...ALONE,
    dialog: (onDone: () => void) => (
      <ReopenDialog {...shared} account={someLine({ state: 'closed' })} onDone={onDone} />
    ),
  },
  {
    path: '/accounts/closures',
    button: 'Désactiver les comptes',
    answer: { closedIds: [SECONDARY_ID], refused: [] },
    extra: { accountIds: [SECONDARY_ID] },
    dialog: (onDone: () => void) => <BulkCloseDialog {...shared} rows={[someLine()]} onDone={onDone} />,
  },
]

afterEach(cleanup)

describe('the reason of a closing or reopening', () => {
  it.each(WAYS)('is asked of staff before anything is sent: $button', async (way) => {
    const { path, button, dialog, answer, extra } = way
    const done = vi.fn()
    const seen = fakeApi({ [`POST ${path}`]: { body: answer } })
    await renderPage(dialog(done), { path: '/admin/comptes' })
    const asked = within(await screen.findByRole('dialog'))
    const field = asked.getByLabelText<HTMLTextAreaElement>(/^Motif/u)
    expect(field.required).toBe(true)
    expect(field.closest('[data-optional]')).toBeNull()
    fireEvent.click(asked.getByRole('button', { name: button }))
    await asked.findByText('Ce champ est à remplir.')
    expect(seen).toEqual([])
    fireEvent.change(field, { target: { value: 'Demande écrite' } })
    fireEvent.click(asked.getByRole('button', { name: button }))
    await vi.waitFor(() => expect(done).toHaveBeenCalled())
    expect(seen.map(({ body }) => body)).toEqual([{ ...extra, reason: 'Demande écrite' }])
  })

  it('is kept when it fails', async () => {
    fakeApi({ [`POST /accounts/${SECONDARY_ID}/closure`]: problemAnswer('account.wrong-state', 409) })
    await renderPage(WAYS[0]?.dialog(() => undefined) ?? null, { path: '/admin/comptes' })
    const asked = within(await screen.findByRole('dialog'))
    const field = asked.getByLabelText<HTMLTextAreaElement>(/^Motif/u)
    fireEvent.change(field, { target: { value: 'Demande écrite' } })
    fireEvent.click(asked.getByRole('button', { name: 'Désactiver le compte' }))
    await asked.findByRole('alert')
    expect(field.value).toBe('Demande écrite')
  })

  it('is for others to give or not', async () => {
    const done = vi.fn()
    const seen = fakeApi({ [`POST /accounts/${SECONDARY_ID}/reopening`]: { body: somePrimary() } })
    await renderPage(
      <ReopenDialog
        {...{ ...shared, reasonNeeded: false, onDone: done }}
        account={someLine({ state: 'closed' })}
      />,
      { path: '/comptes' },
    )
    const asked = within(await screen.findByRole('dialog'))
    expect(asked.getByLabelText('Motif').closest('[data-optional]')).not.toBeNull()
    fireEvent.click(asked.getByRole('button', { name: 'Réactiver le compte' }))
    await vi.waitFor(() => expect(done).toHaveBeenCalled())
    expect(seen.map(({ body }) => body)).toEqual([{ reason: null }])
  })

  it('is one for all that are selected; those that cannot be closed are named with why', async () => {
    const done = vi.fn()
    const other = someLine({ id: '01900000-0000-7000-8000-00000000abcd', login: 'cs2.asp1ent' })
    const rows = [someLine(), other]
    const seen = fakeApi({
      'POST /accounts/closures': {
        body: { closedIds: [SECONDARY_ID], refused: [{ accountId: other.id, code: 'account.wrong-state' }] },
      },
    })
    await renderPage(<BulkCloseDialog {...shared} reasonNeeded={false} rows={rows} onDone={done} />, {
      path: '/comptes',
    })
    const asked = within(await screen.findByRole('dialog'))
    fireEvent.click(asked.getByRole('button', { name: 'Désactiver les comptes' }))
    expect((await asked.findByRole('alert')).textContent).toContain('cs2.asp1ent')
    expect(seen).toHaveLength(1)
    const [leave] = asked.getAllByRole('button', { name: 'Fermer' })
    if (leave) fireEvent.click(leave)
    expect(done).toHaveBeenCalledExactlyOnceWith(1)
  })
})
