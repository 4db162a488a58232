import * as contract from '@guichet/contract/bank-statements.contract'
import type { FastifyInstance } from 'fastify'
import type { Deps } from '../../../deps.ts'
import { serveRoute } from '../../../platform/http/serve-route.ts'
import { fileOf, takingFiles } from '../../../platform/http/taking-files.ts'
import {
  confirmBankLine,
  confirmCertainLines,
  reverseBankLine,
  setBankLineAside,
} from '../decide-bank-line.ts'
import { listBankLines } from '../list-bank-lines.ts'
import { uploadBankStatement } from '../upload-bank-statement.ts'

export function bankStatementRoutes(app: FastifyInstance, deps: Deps): void {
  takingFiles(app, (scope) => {
    serveRoute(scope, deps, contract.uploadBankStatement, async ({ ctx, query, reply, http }) => {
      const file = fileOf(http.request, contract.STATEMENT_MOST_BYTES)
      return reply(200, await uploadBankStatement(ctx, file, query))
    })
  })
  serveRoute(app, deps, contract.listBankLines, async ({ ctx, query, reply }) =>
    reply(200, await listBankLines(ctx, query)),
  )
  serveRoute(app, deps, contract.confirmBankLine, async ({ ctx, params, body, reply }) =>
    reply(200, await confirmBankLine(ctx, params.id, body.paymentId)),
  )
  serveRoute(app, deps, contract.confirmCertainLines, async ({ ctx, reply }) =>
    reply(200, await confirmCertainLines(ctx)),
  )
  serveRoute(app, deps, contract.setBankLineAside, async ({ ctx, params, body, reply }) =>
    reply(200, await setBankLineAside(ctx, params.id, body.aside)),
  )
  serveRoute(app, deps, contract.reverseBankLine, async ({ ctx, params, body, reply }) =>
    reply(200, await reverseBankLine(ctx, params.id, body.reason)),
  )
}
