import { dateTime, id, money, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A price change that a proposal's contract has planned. */
export const proposalContractSchedules: Resource = {
  name: 'proposal-contract-schedules',
  entity: 'ProposalContractSchedule',
  path: '/api/billing/proposalcontractschedules',
  description: 'Planned price changes of proposal contracts.',
  nicknames: ['schedule', 'price change'],
  parent: 'proposal-contracts',
  doneWhen: 'Applied',
  fields: [
    id('Id', 'The Id of the schedule to update.', {
      required: true,
      aliases: ['ProposalContractScheduleId', 'Schedule id', 'Record id', 'Nexudus id'],
    }),
    id('ProposalContractId', 'The proposal contract whose price changes.', {
      required: true,
      aliases: ['Proposal contract', 'Proposal contract no', 'Proposal contract number'],
    }),
    dateTime('ApplyOn', 'When the price starts to apply.', {
      required: true,
      aliases: [
        'Apply',
        'Apply date',
        'Apply from',
        'Date to apply',
        'Applies on',
        'Applies from',
        'Applied on',
        'Effective',
        'Effective on',
        'Effective from',
        'Effective date',
        'Valid from',
        'Change date',
        'Date',
      ],
    }),
    text('Notes', 'Notes about the change.', {
      aliases: ['Note', 'Comment', 'Comments', 'Remark', 'Remarks'],
      longAbove: 255,
    }),
    money('Price', 'The price from then on.', { aliases: ['Amount', 'New price', 'New amount', 'Scheduled price'] }),
  ],
  rules: [],
};
