import { dateTime, id, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A span in which a customer's contract is frozen. */
export const contractPausedPeriods: Resource = {
  name: 'contract-paused-periods',
  entity: 'ContractPausedPeriod',
  path: '/api/billing/contractpausedperiods',
  description: 'Spans in which a contract is frozen and not billed.',
  nicknames: ['paused periods', 'pauses', 'freezes'],
  fields: [
    id('Id', 'The Id of the paused period to update.', {
      required: true,
      aliases: ['ContractPausedPeriodId', 'Paused period id', 'Record id'],
    }),
    id('CoworkerContractId', 'The contract being frozen.', {
      required: true,
      aliases: ['Contract id', 'Contract', 'Coworker contract'],
    }),
    dateTime('PauseFrom', 'When the freeze starts, the first day of a billing cycle.', {
      required: true,
      aliases: ['Paused from', 'Pause start', 'Freeze from', 'From'],
    }),
    dateTime('PauseUntil', 'When the freeze ends, the first day of the cycle in which billing goes on.', {
      required: true,
      aliases: ['Paused until', 'Pause to', 'Pause end', 'Freeze until', 'Until'],
    }),
    text('Notes', 'Notes or the reason for the freeze.', {
      aliases: ['Note', 'Reason', 'Comment', 'Comments'],
      longAbove: 255,
    }),
  ],
  rules: [
    { kind: 'after', earlier: 'PauseFrom', later: 'PauseUntil' },
    { kind: 'no-overlap', per: 'CoworkerContractId', from: 'PauseFrom', until: 'PauseUntil' },
  ],
};
