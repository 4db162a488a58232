import { revokeCertificate } from '@guichet/contract/backoffice.contract'
import { mutationOptions } from '@tanstack/react-query'
import { api } from '../../../shared/api/client.ts'

export const revokeCertificateMutation = () =>
  mutationOptions({
    mutationKey: ['staff', 'revoke-certificate'],
    mutationFn: async ({ id, reason }: { readonly id: string; readonly reason: string }) =>
      (await api.call(revokeCertificate, { params: { id }, body: { reason } })).body,
  })
