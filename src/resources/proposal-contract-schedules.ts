import { dateTime, id, money, text } from './fields.ts';
import type { Resource } from './resource.ts';

/** A price change that a proposal's contract has planned. */
export const proposalContractSchedules: Resource = {
  name: 'proposal-contract-schedules',
  entity: 'ProposalContractSchedule',
  path: '/api/billing/proposalcontractschedules',
  description: 'Planned price changes of proposal contracts.',
  nicknames: ['schedules', 'price schedules'],
  parent: 'proposal-contracts',
  fields: [
    id('Id', 'The Id of the schedule to update.', {
      required: true,
      aliases: ['ProposalContractScheduleId', 'Schedule id', 'Record id'],
    }),
    id('ProposalContractId', 'The proposal contract whose price changes.', {
      required: true,
      aliases: ['Proposal contract'],
    }),
    dateTime('ApplyOn', 'When the price starts to apply.', {
      required: true,
      aliases: ['Apply date', 'Applies on', 'Applied on', 'Effective', 'Effective from', 'Effective date'],
    }),
    text('Notes', 'Notes about the change.', { aliases: ['Note', 'Comment', 'Comments'], longAbove: 255 }),
    money('Price', 'The price from then on.', { aliases: ['Amount', 'New price', 'Scheduled price'] }),
  ],
  rules: [],
};
