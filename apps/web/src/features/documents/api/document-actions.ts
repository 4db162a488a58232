import { deleteDocument, restoreDocument, trashDocument } from '@guichet/contract/documents.contract'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'
import { documentQuery } from './document-queries.ts'

const ACTS = {
  trash: trashDocument,
  restore: restoreDocument,
  delete: deleteDocument,
} as const

/** What can be done with a document of one’s own shelf; lists and journals follow. */
export function useDocumentAct(act: keyof typeof ACTS) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: async (id: string) => {
      await api.call(ACTS[act], { params: { id } })
    },
    onSuccess: (_, id) => {
      if (act === 'delete') queries.removeQueries({ queryKey: documentQuery(id).queryKey })
      return queries.invalidateQueries({ queryKey: ['documents'] })
    },
  })
}
