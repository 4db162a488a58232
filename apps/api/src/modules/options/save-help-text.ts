import { isHelpKey } from '@guichet/domain/help-keys'
import { type Ctx, withTx } from '../../ctx.ts'
import { audit } from '../../platform/audit/audit.ts'
import { fieldProblem, problem } from '../../platform/problem-error.ts'
import { deleteHelpText, writeHelpText } from './data/help-data.ts'

/**
 * Writes the text behind a "?" in both languages; empty in both, the portal shows its own again (A20).
 * @throws problems `resource.not-found` for a field without help, `request.invalid` when one language is missing.
 */
export async function saveHelpText(
  ctx: Ctx,
  key: string,
  texts: { readonly textFr: string | null; readonly textEn: string | null },
): Promise<void> {
  if (!isHelpKey(key)) throw problem('resource.not-found')
  const { textFr, textEn } = texts
  if (Boolean(textFr) !== Boolean(textEn)) throw fieldProblem(textFr ? '/textEn' : '/textFr', 'required')
  await withTx(ctx, async (tx) => {
    if (textFr && textEn) await writeHelpText(tx, key, { textFr, textEn })
    else await deleteHelpText(tx, key)
    await audit(tx, {
      action: textFr ? 'help-text.saved' : 'help-text.deleted',
      subjectKind: 'help-text',
      subjectId: key,
    })
  })
}
