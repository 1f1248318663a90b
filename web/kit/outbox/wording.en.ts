export const outboxEn = {
  lineDown: 'No connection to the insurance server',
  lineDownHint:
    'What you asked for is kept on this computer and sent when the line is back, each exactly once. Settlements and trials wait for the line; closing the browser loses nothing.',
  title: 'Requests under way',
  waiting: 'Waiting to be sent (not sent yet)',
  sending: 'Being done…',
  unknown: 'Sent, outcome unknown; trying again by itself',
  held: 'Signed out; sign in again to go on',
  done: 'Done',
  refused: 'Refused',
  attempts: 'tried {count} times',
  tryNow: 'Try now',
  withdraw: 'Withdraw',
  seen: 'Seen',
  settle: 'Settlement',
  reverse: 'Reversal',
  refund: 'Refund',
} as const;
