import { dateTime, id, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A span in which a customer's contract is frozen. */
export const contractPausedPeriods: Resource = {
  name: 'contract-paused-periods',
  entity: 'ContractPausedPeriod',
  path: '/api/billing/contractpausedperiods',
  description: 'Spans in which a contract is frozen and not billed.',
  nicknames: ['pause', 'freeze', 'frozen'],
  fields: [
    id('Id', 'The Id of the paused period to update.', {
      required: true,
      aliases: ['ContractPausedPeriodId', 'Paused period id', 'Pause id', 'Freeze id', 'Record id', 'Nexudus id'],
    }),
    id('CoworkerContractId', 'The contract being frozen.', {
      required: true,
      aliases: ['Contract id', 'Contract', 'Coworker contract', 'Customer contract', 'Contract no', 'Contract number'],
    }),
    dateTime('PauseFrom', 'When the freeze starts, the first day of a billing cycle.', {
      required: true,
      aliases: [
        'Paused from',
        'Pause start',
        'Pause start date',
        'Pause from date',
        'Freeze from',
        'Freeze start',
        'Freeze start date',
        'From',
        'From date',
        'Start',
        'Start date',
      ],
    }),
    dateTime('PauseUntil', 'When the freeze ends, the first day of the cycle in which billing goes on.', {
      required: true,
      aliases: [
        'Paused until',
        'Paused to',
        'Pause to',
        'Pause end',
        'Pause end date',
        'Pause until date',
        'Freeze until',
        'Freeze to',
        'Freeze end',
        'Freeze end date',
        'Until',
        'Until date',
        'To',
        'To date',
        'End',
        'End date',
      ],
    }),
    text('Notes', 'Notes or the reason for the freeze.', {
      aliases: ['Note', 'Comment', 'Comments', 'Remark', 'Remarks', 'Reason', 'Pause reason', 'Freeze reason'],
      longAbove: 255,
    }),
  ],
  rules: [
    { kind: 'after', earlier: 'PauseFrom', later: 'PauseUntil' },
    { kind: 'no-overlap', per: 'CoworkerContractId', from: 'PauseFrom', until: 'PauseUntil' },
  ],
};
