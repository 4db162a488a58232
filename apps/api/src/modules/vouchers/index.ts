import { followPayments } from '../billing/index.ts'
import { confirmUse, releaseUse, returnMore, returnUse } from './follow-payment.ts'

export { findUse, readMovements, type VoucherLineRow } from './data/voucher-data.ts'
export { expireVouchers } from './expire-vouchers.ts'
export { issueVoucher } from './issue-voucher.ts'
export { toMovementView, toVoucherView } from './list-vouchers.ts'
export { registerVoucherMails } from './mail/voucher-mails.tsx'
export { voucherRoutes } from './routes/voucher.routes.ts'
export { takeVoucher } from './take-voucher.ts'
export { warnOfVouchers } from './warn-of-vouchers.ts'
export { cancelVoucher, reverseVouchers } from './withdraw-voucher.ts'

/** Vouchers follow the payments on which they stand. */
export const registerVoucherUses = (): void =>
  followPayments('vouchers', {
    ...{ onPaid: confirmUse, onEnded: releaseUse, onRefunded: returnUse, onMoneyBack: returnMore },
  })
