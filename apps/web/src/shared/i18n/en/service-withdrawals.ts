import type { Texts } from '../texts.ts'

export default {
  title: 'Right to withdraw',
  order: {
    body: 'You may withdraw without a reason until {{date}} included, from the page of your order, by letter or by mail. The money goes back within fourteen days, by the way you paid.',
    legend: 'When the service begins',
    beginOnce:
      'I ask that the service begin without waiting for the end of this time. If I withdraw afterwards, I pay the part already done; once the service is wholly done, I lose my right to withdraw.',
    beginRecurring:
      'I ask that the subscription begin now, without waiting for the end of this time. If I withdraw afterwards, I pay the days already supplied.',
    without: 'Without this request, the service begins after {{date}}.',
    needed: 'A subscription begins with its payment: tick this box to subscribe.',
  },
  until: 'You may withdraw without a reason until {{date}} included.',
  whole: 'All that you paid goes back to you.',
  share: 'You asked to begin at once: the part already done stays due, and the rest goes back to you.',
  kept: 'Withdrawing today: {{kept}} stay due for the days supplied, {{back}} go back.',
  denials: {
    'not-paid': 'This order is not paid: give it up, and nothing will be due.',
    done: 'The service is wholly done at your request: the right to withdraw has ended.',
    'too-late': 'The time to withdraw ended on {{date}}.',
  },
  open: 'Withdraw',
  dialog: {
    title: 'Withdraw: {{label}}',
    body: 'Your order ends, and what is owed to you goes back within fourteen days by the way you paid. A dated acknowledgement is sent to you by mail. You need not say why.',
    subscription: 'The subscription is not charged any more.',
    comment: 'Comment',
    keep: 'Keep my order',
    confirm: 'Confirm the withdrawal',
  },
  states: {
    asked: {
      title: 'You withdrew on {{date}}',
      body: 'We have received it. What is owed to you goes back by {{last}} at the latest.',
    },
    accepted: {
      title: 'Withdrawal settled',
      body: '{{kept}} stayed due for what was already done; the rest has gone back.',
      whole: 'All of it has gone back.',
    },
    declined: { title: 'Withdrawal declined', body: 'Our answer: {{answer}}' },
  },
  staff: {
    title: 'Withdrawal',
    filter: 'Withdrawals to settle',
    begins: 'Begins',
    atOnce: 'At once, at the member’s express request',
    afterwards: 'After the time to withdraw',
    wait: 'Begun before then, nothing is due if the member withdraws: the member has not asked to begin at once.',
    right: 'The member may withdraw until {{date}} included.',
    asked: 'Withdrawal of {{date}}: to be paid back by {{last}} at the latest',
    comment: 'Comment: {{comment}}',
    accepted: 'Withdrawal of {{date}} settled: {{kept}} kept',
    declined: 'Withdrawal of {{date}} declined',
    record: 'Record a withdrawal',
    recordBody: 'Received by letter or telephone. {{holder}} gets an acknowledgement.',
    toldOn: 'Received on',
    source: 'Where this is known from',
    accept: 'Pay back',
    acceptTitle: 'Settle the withdrawal of {{holder}}',
    acceptWhole: 'All of it goes back: {{back}}. The order ends and the member is told.',
    acceptDays:
      '{{kept}} are kept for the days supplied until {{date}}, {{back}} go back. The order ends and the member is told.',
    acceptShare: 'The part already done is kept, the rest goes back. The order ends and the member is told.',
    done: 'Part already done, in per cent',
    shareNow: '{{kept}} kept, {{back}} given back.',
    decline: 'Decline',
    declineTitle: 'Decline the withdrawal of {{holder}}',
    declineBody:
      'For requests without a right alone. The order is not cancelled, a subscription ends with the period that is paid; the member gets your answer.',
    answer: 'Answer to the member',
  },
} satisfies Texts['serviceWithdrawals']
